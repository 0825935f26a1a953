-- zh: 未结束的年度里，哪些市州与地区特征最可能超出限额
-- en: Which cities and tiers are least likely to keep within their limit in the year that is not over
-- Grain: one row per city and tier with a limit
-- Params: city (default: all cities), tier (default: all tiers), top (default: 20)
-- Read: Hours are per user. The year is expected to end between hours_low and hours_high in four years of five. p_meet is
--   the chance to end within hours_allowance; it is empty where no past years tell how far forecasts err. pace is what each
--   remaining day may have, in minutes per user. There are no rows when the year is over.
with asked as (
  select cast($city as varchar) as city_code, cast($tier as varchar) as area_tier
)

select
  forecasts.city_name,
  forecasts.area_tier,
  round(forecasts.hours_so_far, 4) as hours_so_far,
  round(forecasts.hours_low, 4) as hours_low,
  round(forecasts.hours_mid, 4) as hours_mid,
  round(forecasts.hours_high, 4) as hours_high,
  round(forecasts.hours_allowance, 4) as hours_allowance,
  round(forecasts.margin_user_hours, 2) as user_hours_left,
  round(forecasts.pace_minutes_per_day, 2) as pace,
  round(forecasts.p_meet, 4) as p_meet,
  forecasts.outlook
from forecasts
cross join asked
where forecasts.level = 'cell'
  and forecasts.hours_allowance is not null
  and forecasts.city_code = coalesce(asked.city_code, forecasts.city_code)
  and forecasts.area_tier = coalesce(asked.area_tier, forecasts.area_tier)
order by
  forecasts.p_meet nulls last,
  forecasts.left_user_seconds,
  forecasts.city_code,
  forecasts.area_tier
limit coalesce(cast($top as bigint), 20)
