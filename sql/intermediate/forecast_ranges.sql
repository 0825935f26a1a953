-- zh: 各月末对全年停电的区间预测，每种方法 × 年 × 月 × 市州 × 地区特征一行。
-- en: The interval in which a whole year is expected to end.
-- Grain: one row per way, year, month and place with known errors.
-- Key: whole.
-- Meaning: low, mid and high of the year's user-seconds, an 80 % interval: what was so far, and what
--   is expected to come with the errors of the past upon it. The errors within years and the reach of
--   the years add up as squares. Each exponential is rounded to eleven decimals.
-- Reads: forecast_points, error_spreads, forecast_rule.
-- Source: method, "Forecast".
with bent as (
  select
    forecast_points.way,
    forecast_points.year,
    forecast_points.month,
    forecast_points.city_code,
    forecast_points.area_tier,
    error_spreads.residual_years,
    cast(forecast_points.so_far_user_seconds as double) as so_far,
    cast(
      forecast_rule.floor_parts * forecast_points.expected_user_seconds
      + forecast_points.level_user_seconds as double
    ) / cast(forecast_rule.floor_parts as double) as expected,
    cast(forecast_points.level_user_seconds as double)
      / cast(forecast_rule.floor_parts as double) as least_part,
    error_spreads.year_shift - sqrt(
      error_spreads.low * error_spreads.low + error_spreads.year_reach * error_spreads.year_reach
    ) as low,
    error_spreads.year_shift + error_spreads.mid as mid,
    error_spreads.year_shift + sqrt(
      error_spreads.high * error_spreads.high + error_spreads.year_reach * error_spreads.year_reach
    ) as high
  from forecast_points
  cross join forecast_rule
  join error_spreads
    on error_spreads.way = forecast_points.way
    and error_spreads.year = forecast_points.year
    and error_spreads.month = forecast_points.month
    and error_spreads.forecast_group = forecast_points.forecast_group
  where forecast_points.past_years > 0
)

select
  way,
  year,
  month,
  city_code,
  area_tier,
  residual_years,
  so_far + greatest(
    expected * (round(exp(low) * 100000000000) / 100000000000) - least_part, cast(0 as double)
  ) as low_user_seconds,
  so_far + greatest(
    expected * (round(exp(mid) * 100000000000) / 100000000000) - least_part, cast(0 as double)
  ) as mid_user_seconds,
  so_far + greatest(
    expected * (round(exp(high) * 100000000000) / 100000000000) - least_part, cast(0 as double)
  ) as high_user_seconds
from bent
