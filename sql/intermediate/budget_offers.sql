-- zh: 余下各月由限额余量分摊的预算与为故障预留的时户，每月 × 市州 × 地区特征一行。
-- en: What the allowance leaves for each month that remains, and what faults may take of it.
-- Grain: one row per month of the year that is not over, city and tier with a forecast.
-- Key: whole.
-- Meaning: in a month that is not over, offered is its share of what the allowance leaves, by the
--   season of the past years; shares are rounded so that they add up to all of it. fault_reserve is
--   what faults take of the month if the year ends at the high end of its interval: the fault part of
--   the season's share of what is left up to there. Both are null in months that are over, and where
--   there is nothing to share by.
-- Reads: forecast_points, forecast_ranges, allowances, budget_seasons, days.
-- Source: method, "Budgets".
with calendar_months as (
  select distinct year, month_no
  from days
),

left_over as (
  select
    forecast_points.year,
    forecast_points.city_code,
    forecast_points.area_tier,
    forecast_points.forecast_group,
    greatest(
      allowances.allowance_user_seconds - forecast_points.so_far_user_seconds,
      cast(0 as decimal(38, 0))
    ) as allowed,
    greatest(
      cast(round(forecast_ranges.high_user_seconds) as decimal(38, 0))
        - forecast_points.so_far_user_seconds,
      cast(0 as decimal(38, 0))
    ) as expected_at_most
  from forecast_points
  left join forecast_ranges
    on forecast_ranges.way = forecast_points.way
    and forecast_ranges.year = forecast_points.year
    and forecast_ranges.month = forecast_points.month
    and forecast_ranges.city_code = forecast_points.city_code
    and forecast_ranges.area_tier = forecast_points.area_tier
  left join allowances
    on allowances.year = forecast_points.year
    and allowances.city_code = forecast_points.city_code
    and allowances.area_tier = forecast_points.area_tier
  where forecast_points.way = 'own'
    and forecast_points.level = 'cell'
    and not forecast_points.is_final
)

select
  calendar_months.month_no,
  left_over.city_code,
  left_over.area_tier,
  cast(
    case
      when left_over.allowed is not null and budget_seasons.season_rest > 0
        then whole_ratio(left_over.allowed, budget_seasons.season_to, budget_seasons.season_rest, 1)
          - whole_ratio(
            left_over.allowed,
            budget_seasons.season_to - budget_seasons.season,
            budget_seasons.season_rest,
            1
          )
    end as decimal(38, 0)
  ) as offered_user_seconds,
  cast(
    case
      when left_over.expected_at_most is not null and budget_seasons.season_rest > 0
        then whole_ratio(
          left_over.expected_at_most, budget_seasons.fault_season, budget_seasons.season_rest, 1
        )
    end as decimal(38, 0)
  ) as fault_reserve_user_seconds
from left_over
join calendar_months on calendar_months.year = left_over.year
left join budget_seasons
  on budget_seasons.month_no = calendar_months.month_no
  and budget_seasons.forecast_group = left_over.forecast_group
