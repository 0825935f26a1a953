-- zh: 年末不超过限额的可能性，每年 × 月 × 市州 × 地区特征一行。
-- en: How likely a year is to end within its allowance.
-- Grain: one row per year, month, city and tier with an allowance.
-- Key: whole.
-- Meaning: the share of all pairs of a known error and a point of the normal distribution with which
--   the rest of the year stays within what is left. 0 where nothing is left, and 1 where nothing is
--   expected to come; null without known errors. How much may come is told as a logarithm, times
--   10^11 and rounded.
-- Reads: forecast_points, error_spreads, centred_errors, allowances, normal_points, forecast_rule.
-- Source: method, "Forecast".
with margins as (
  select
    forecast_points.year,
    forecast_points.month,
    forecast_points.city_code,
    forecast_points.area_tier,
    forecast_points.forecast_group,
    allowances.allowance_user_seconds,
    allowances.allowance_user_seconds - forecast_points.so_far_user_seconds as left_user_seconds,
    forecast_rule.floor_parts
      * (allowances.allowance_user_seconds - forecast_points.so_far_user_seconds)
      + forecast_points.level_user_seconds as may_come,
    forecast_rule.floor_parts * forecast_points.expected_user_seconds
      + forecast_points.level_user_seconds as expected
  from forecast_points
  cross join forecast_rule
  join allowances
    on allowances.year = forecast_points.year
    and allowances.city_code = forecast_points.city_code
    and allowances.area_tier = forecast_points.area_tier
  where forecast_points.way = 'own'
),

bounded as (
  select
    margins.*,
    round(ln(cast(may_come as double) / cast(expected as double)) * 100000000000)
      / 100000000000 as bound
  from margins
  where left_user_seconds >= 0 and may_come > 0 and expected > 0
),

drawn as (
  select
    bounded.year,
    bounded.month,
    bounded.city_code,
    bounded.area_tier,
    sum(
      case
        when error_spreads.year_shift + centred_errors.centred
          + error_spreads.year_spread * normal_points.point <= bounded.bound then 1
        else 0
      end
    ) as within,
    count(*) as pairs
  from bounded
  join error_spreads
    on error_spreads.way = 'own'
    and error_spreads.year = bounded.year
    and error_spreads.month = bounded.month
    and error_spreads.forecast_group = bounded.forecast_group
  join centred_errors
    on centred_errors.way = 'own'
    and centred_errors.year = bounded.year
    and centred_errors.month = bounded.month
    and centred_errors.forecast_group = bounded.forecast_group
  cross join normal_points
  group by bounded.year, bounded.month, bounded.city_code, bounded.area_tier
)

select
  margins.year,
  margins.month,
  margins.city_code,
  margins.area_tier,
  margins.allowance_user_seconds,
  margins.left_user_seconds,
  case
    when margins.left_user_seconds < 0 then cast(0 as double)
    when error_spreads.errors is null then null
    when margins.expected = 0 then cast(1 as double)
    when margins.may_come = 0 then cast(0 as double)
    else cast(drawn.within as double) / drawn.pairs
  end as p_meet
from margins
left join error_spreads
  on error_spreads.way = 'own'
  and error_spreads.year = margins.year
  and error_spreads.month = margins.month
  and error_spreads.forecast_group = margins.forecast_group
left join drawn
  on drawn.year = margins.year
  and drawn.month = margins.month
  and drawn.city_code = margins.city_code
  and drawn.area_tier = margins.area_tier
