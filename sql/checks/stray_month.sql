-- Severity: error
-- zh: 有数据的月份与下一个有数据的月份相隔不超过十二个月（一个写错的年份会移动统计区间）
-- en: No month with data stands more than twelve months from the next (one mistyped year would move the horizon)
-- Grain: one row per gap. Reads: outages, days. Source: method, "From rows to spells".
with held as (
  select d.month_no, d.month, count(*) as outage_rows
  from outages o
  join days d on d.day = cast(o.started_at as date)
  group by d.month_no, d.month
),

gaps as (
  select
    h.*,
    lead(month) over (order by month_no) as next_month,
    lead(outage_rows) over (order by month_no) as next_outage_rows,
    lead(month_no) over (order by month_no) - month_no as months_apart
  from held h
)

select month, outage_rows, next_month, next_outage_rows, months_apart
from gaps
where months_apart > 12
