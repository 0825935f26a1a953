-- zh: 过去各完整年度若在各月末作预测，会得到什么、实际如何，每年 × 月 × 市州 × 地区特征一行，含汇总行。
-- en: What would have been forecast of each past year at the end of each month, and what came.
-- Grain: one row per final year with a year before it, month and place, roll-ups included.
-- Key: whole.
-- Meaning: each year is forecast from the years before it alone. pinball is the loss of the three
--   points of the interval, pinball_seasonal that of the same interval around the same months of the
--   year before; brier is the squared distance of p_meet from what happened, brier_pro_rata that of
--   a plain yes or no, which takes the year so far and the season as they are.
-- Reads: forecast_points, forecast_ranges, chances, city_rules, rule, forecast_rule.
-- Source: method, "Forecast".
with judged as (
  select
    forecast_points.*,
    forecast_points.so_far_user_seconds + forecast_points.rest_user_seconds as actual
  from forecast_points
  where forecast_points.is_final and forecast_points.past_years > 0
),

distances as (
  select
    judged.way,
    judged.year,
    judged.month,
    judged.city_code,
    judged.area_tier,
    forecast_ranges.residual_years,
    forecast_ranges.low_user_seconds as low,
    forecast_ranges.mid_user_seconds as mid,
    forecast_ranges.high_user_seconds as high,
    cast(judged.actual as double) - forecast_ranges.low_user_seconds as above_low,
    cast(judged.actual as double) - forecast_ranges.mid_user_seconds as above_mid,
    cast(judged.actual as double) - forecast_ranges.high_user_seconds as above_high,
    cast(forecast_rule.tail_num as double) / forecast_rule.tail_den as tail
  from judged
  cross join forecast_rule
  join forecast_ranges
    on forecast_ranges.way = judged.way
    and forecast_ranges.year = judged.year
    and forecast_ranges.month = judged.month
    and forecast_ranges.city_code = judged.city_code
    and forecast_ranges.area_tier = judged.area_tier
),

-- A point of share p costs p times what lies above it, or 1 - p times what it lies above.
losses as (
  select
    distances.*,
    greatest(tail * above_low, (tail - 1) * above_low)
      + greatest(above_mid, -above_mid) / 2
      + greatest((1 - tail) * above_high, -tail * above_high) as loss
  from distances
),

outcomes as (
  select
    judged.*,
    chances.allowance_user_seconds,
    chances.p_meet,
    judged.actual <= chances.allowance_user_seconds as is_met,
    case
      when chances.allowance_user_seconds >= 0
        then at_most(
          judged.so_far_user_seconds,
          judged.season_whole_user_seconds,
          chances.allowance_user_seconds,
          judged.season_whole_user_seconds - judged.season_rest_user_seconds
        )
    end as is_met_pro_rata
  from judged
  left join chances
    on chances.year = judged.year
    and chances.month = judged.month
    and chances.city_code = judged.city_code
    and chances.area_tier = judged.area_tier
  where judged.way = 'own'
)

select
  cast(outcomes.year as bigint) as year,
  cast(outcomes.month as bigint) as month,
  outcomes.level,
  outcomes.city_code,
  coalesce(city_rules.city_name, rule.region_name) as city_name,
  outcomes.area_tier,
  outcomes.user_days,
  cast(outcomes.past_years as bigint) as past_years,
  cast(coalesce(own.residual_years, 0) as bigint) as residual_years,
  outcomes.so_far_user_seconds,
  outcomes.expected_user_seconds,
  season.expected_user_seconds as seasonal_user_seconds,
  outcomes.level_user_seconds,
  own.low as low_user_seconds,
  own.mid as mid_user_seconds,
  own.high as high_user_seconds,
  cast(outcomes.actual as decimal(38, 0)) as actual_user_seconds,
  own.above_low >= 0 and own.above_high <= 0 as is_covered,
  case
    when outcomes.actual > 0 then (own.high - own.low) / cast(outcomes.actual as double)
  end as width,
  own.loss as pinball,
  seasonal.loss as pinball_seasonal,
  outcomes.allowance_user_seconds,
  outcomes.is_met,
  outcomes.p_meet,
  case
    when outcomes.is_met then (1 - outcomes.p_meet) * (1 - outcomes.p_meet)
    else outcomes.p_meet * outcomes.p_meet
  end as brier,
  case
    when outcomes.is_met_pro_rata = outcomes.is_met then cast(0 as double)
    when outcomes.is_met_pro_rata <> outcomes.is_met then cast(1 as double)
  end as brier_pro_rata
from outcomes
cross join rule
join judged as season
  on season.way = 'season'
  and season.year = outcomes.year
  and season.month = outcomes.month
  and season.city_code = outcomes.city_code
  and season.area_tier = outcomes.area_tier
left join city_rules on city_rules.city_code = outcomes.city_code
left join losses as own
  on own.way = 'own'
  and own.year = outcomes.year
  and own.month = outcomes.month
  and own.city_code = outcomes.city_code
  and own.area_tier = outcomes.area_tier
left join losses as seasonal
  on seasonal.way = 'season'
  and seasonal.year = outcomes.year
  and seasonal.month = outcomes.month
  and seasonal.city_code = outcomes.city_code
  and seasonal.area_tier = outcomes.area_tier
