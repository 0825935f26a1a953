-- zh: 过去各年度点预测的误差（对数比），每种方法 × 年 × 月 × 市州 × 地区特征一行。
-- en: How far the expected rest of past years was off, as logarithms.
-- Grain: one row per way, final year, month and place for which both sides are above 0.
-- Key: whole.
-- Meaning: ln((rest + level / parts) / (expected + level / parts)), times 10^11 and rounded, where
--   parts is floor_parts of the rule: a small part of the level keeps a year without outages finite.
-- Reads: forecast_points, forecast_rule.
-- Source: method, "Forecast".
with compared as (
  select
    forecast_points.way,
    forecast_points.year,
    forecast_points.month,
    forecast_points.city_code,
    forecast_points.area_tier,
    cast(
      forecast_rule.floor_parts * forecast_points.rest_user_seconds
      + forecast_points.level_user_seconds as double
    ) as came,
    cast(
      forecast_rule.floor_parts * forecast_points.expected_user_seconds
      + forecast_points.level_user_seconds as double
    ) as expected
  from forecast_points
  cross join forecast_rule
  where forecast_points.is_final and forecast_points.past_years > 0
)

select
  way,
  year,
  month,
  city_code,
  area_tier,
  cast(round(ln(came / expected) * 100000000000) as decimal(38, 0)) as error_e11
from compared
where came > 0 and expected > 0
