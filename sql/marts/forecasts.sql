-- zh: 未结束年度的预测：至今、年末区间、限额与余量，每市州 × 地区特征一行，含汇总行。
-- en: Where a year that is not over is heading: so far, by its end, allowed and left.
-- Grain: one row per city and tier with users in the year, roll-ups included, at the last month over.
-- Key: whole.
-- Meaning: hours are per user on the users of the whole year, so that what is so far and what is left
--   add up to the allowance. Only cells have an allowance. Without past years nothing is expected,
--   and without errors of past years there is no interval.
-- Reads: forecast_points, forecast_ranges, chances, outlooks, city_rules, rule.
-- Source: method, "Forecast".
with placed as (
  select
    forecast_points.*,
    cast(forecast_points.days as double) / cast(forecast_points.user_days * 3600 as double)
      as hours_each
  from forecast_points
  where forecast_points.way = 'own' and not forecast_points.is_final
)

select
  cast(placed.year as bigint) as year,
  cast(placed.month as bigint) as month,
  placed.level,
  placed.city_code,
  coalesce(city_rules.city_name, rule.region_name) as city_name,
  placed.area_tier,
  placed.user_days,
  cast(placed.past_years as bigint) as past_years,
  cast(coalesce(forecast_ranges.residual_years, 0) as bigint) as residual_years,
  placed.so_far_user_seconds,
  placed.expected_user_seconds,
  placed.level_user_seconds,
  forecast_ranges.low_user_seconds,
  forecast_ranges.mid_user_seconds,
  forecast_ranges.high_user_seconds,
  cast(placed.so_far_user_seconds as double) * placed.hours_each as hours_so_far,
  cast(placed.so_far_user_seconds + placed.expected_user_seconds as double) * placed.hours_each
    as hours_expected,
  forecast_ranges.low_user_seconds * placed.hours_each as hours_low,
  forecast_ranges.mid_user_seconds * placed.hours_each as hours_mid,
  forecast_ranges.high_user_seconds * placed.hours_each as hours_high,
  chances.allowance_user_seconds,
  cast(chances.allowance_user_seconds as double) * placed.hours_each as hours_allowance,
  chances.left_user_seconds,
  cast(chances.left_user_seconds as double) * placed.hours_each as hours_left,
  cast(chances.left_user_seconds as double) / 3600 as margin_user_hours,
  case
    when placed.rest_user_days > 0
      then cast(chances.left_user_seconds as double)
        / (cast(placed.rest_user_days as double) * cast(60 as double))
  end as pace_minutes_per_day,
  chances.p_meet,
  outlooks.outlook
from placed
cross join rule
left join city_rules on city_rules.city_code = placed.city_code
left join forecast_ranges
  on forecast_ranges.way = placed.way
  and forecast_ranges.year = placed.year
  and forecast_ranges.month = placed.month
  and forecast_ranges.city_code = placed.city_code
  and forecast_ranges.area_tier = placed.area_tier
left join chances
  on chances.year = placed.year
  and chances.month = placed.month
  and chances.city_code = placed.city_code
  and chances.area_tier = placed.area_tier
left join outlooks
  on outlooks.year = placed.year
  and outlooks.city_code = placed.city_code
  and outlooks.area_tier = placed.area_tier
