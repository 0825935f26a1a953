-- zh: 在哪些月末作预测：过去各完整年度为 1 至 11 月末，未结束的年度为最近一个已结束的月。
-- en: The months at whose end a year is forecast.
-- Grain: one row per year and month.
-- Key: whole.
-- Meaning: of a final year each of the months 1 to 11, by which forecasts are judged; of the year
--   that is not over, the last month that is. A year of which the first days are missing is not
--   forecast.
-- Reads: days, horizon, periods.
-- Source: method, "Forecast".
with calendar_months as (
  select
    year,
    month_no - 12 * year + 1 as month,
    max(day) as last_day
  from days
  group by year, month_no
),

ended as (
  select
    calendar_months.year,
    calendar_months.month,
    max(calendar_months.month) over (partition by calendar_months.year) as last_month
  from calendar_months
  cross join horizon
  where calendar_months.last_day < horizon.as_of
)

select ended.year, ended.month, periods.is_final
from ended
cross join horizon
join periods
  on periods.period_kind = 'year'
  and periods.period = cast(ended.year as varchar(4))
where (periods.is_final and ended.month < ended.last_month)
  or (
    ended.month = ended.last_month
    and horizon.data_from <= periods.period_start
    and horizon.as_of < periods.period_end
  )
