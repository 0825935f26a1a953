-- zh: 过去各年余下各月所占的份额与其中的故障部分，每年 × 组 × 月一行。
-- en: How the past years spread over the months that remain, and how much of each month were faults.
-- Grain: one row per provisional year, group of cells and month that is not over.
-- Key: whole.
-- Meaning: season is what the past years of the group, adjusted to the users of the year, had in the
--   month; season_to the sum of it from the first month that remains to this one, season_rest to the
--   last one. fault_season is the part of season that were faults, by their share in the month's
--   counted user-seconds of those years, rounded down.
-- Reads: judged_months, adjusted_months, forecast_years, days, cell_months.
-- Source: method, "Budgets".
with running as (
  select year, month as last_month
  from judged_months
  where not is_final
),

calendar_months as (
  select distinct year, month_no, month_no - 12 * year + 1 as month
  from days
),

monthly as (
  select
    adjusted_months.year,
    adjusted_months.forecast_group,
    adjusted_months.month,
    sum(adjusted_months.adjusted_user_seconds) as season
  from adjusted_months
  join running
    on running.year = adjusted_months.year
    and adjusted_months.month > running.last_month
  group by adjusted_months.year, adjusted_months.forecast_group, adjusted_months.month
),

past as (
  select
    forecast_years.year,
    forecast_years.forecast_group,
    calendar_months.month,
    sum(cell_months.net_user_seconds) as net,
    sum(cell_months.fault_user_seconds) as fault
  from forecast_years
  join running on running.year = forecast_years.year
  join calendar_months
    on calendar_months.year < forecast_years.year
    and calendar_months.year >= forecast_years.year - forecast_years.past_years
  join cell_months
    on cell_months.month_no = calendar_months.month_no
    and cell_months.city_code = forecast_years.city_code
    and cell_months.area_tier = forecast_years.area_tier
  where forecast_years.level = 'cell'
  group by forecast_years.year, forecast_years.forecast_group, calendar_months.month
)

select
  monthly.year,
  monthly.forecast_group,
  monthly.month,
  cast(12 * monthly.year + monthly.month - 1 as integer) as month_no,
  cast(monthly.season as decimal(38, 0)) as season,
  cast(
    sum(monthly.season) over (
      partition by monthly.year, monthly.forecast_group
      order by monthly.month
      rows between unbounded preceding and current row
    ) as decimal(38, 0)
  ) as season_to,
  cast(
    sum(monthly.season) over (
      partition by monthly.year, monthly.forecast_group
    ) as decimal(38, 0)
  ) as season_rest,
  cast(
    case
      when past.net > 0 then whole_ratio(monthly.season, past.fault, past.net, 1)
      else 0
    end as decimal(38, 0)
  ) as fault_season
from monthly
join past
  on past.year = monthly.year
  and past.forecast_group = monthly.forecast_group
  and past.month = monthly.month
