-- zh: 过去各年各月的计入户秒，按所预测年度的用户数折算，每年 × 过去年 × 月 × 市州 × 地区特征一行。
-- en: Counted user-seconds of the months of past years, put on the users of the year in question.
-- Grain: one row per year, past year of it, month and place with users or outages in both.
-- Key: whole.
-- Meaning: what the month of a past year would have come to among the users of the year, rounded
--   half up; 0 where it had no users. years_back is 0 for the year before.
-- Reads: forecast_years, place_months.
-- Source: method, "Forecast".
with paired as (
  select
    forecast_years.year,
    forecast_years.city_code,
    forecast_years.area_tier,
    forecast_years.forecast_group,
    forecast_years.year - 1 - past.year as years_back,
    past.month,
    2 * past.user_days as past_parts,
    2 * past.net_user_seconds * this_year.user_days + past.user_days as parts
  from forecast_years
  join place_months as past
    on past.city_code = forecast_years.city_code
    and past.area_tier = forecast_years.area_tier
    and past.year < forecast_years.year
    and past.year >= forecast_years.year - forecast_years.past_years
  join place_months as this_year
    on this_year.city_code = past.city_code
    and this_year.area_tier = past.area_tier
    and this_year.year = forecast_years.year
    and this_year.month = past.month
)

select
  year,
  city_code,
  area_tier,
  forecast_group,
  years_back,
  month,
  cast(
    case when past_parts > 0 then whole_part(parts, past_parts) else 0 end
    as decimal(38, 0)
  ) as adjusted_user_seconds
from paired
