-- Severity: error
-- zh: 有数据的月份与下一个有数据的月份相隔不超过十二个月（否则多为年份写错）
-- en: No month with data is more than twelve months from the next (if one is, a year is often mistyped)
-- Grain: one row per gap.
-- Key: whole.
-- Reads: started_months, rule.
-- Source: method, "From rows to spells".
with gaps as (
  select
    month_start,
    outage_rows,
    lead(month_start) over (order by month_no) as next_month_start,
    lead(outage_rows) over (order by month_no) as next_outage_rows,
    lead(month_no) over (order by month_no) - month_no as months_apart
  from started_months
)

select
  substr(cast(gaps.month_start as varchar(10)), 1, 7) as month,
  gaps.outage_rows,
  substr(cast(gaps.next_month_start as varchar(10)), 1, 7) as next_month,
  gaps.next_outage_rows,
  gaps.months_apart
from gaps
cross join rule
where gaps.months_apart > rule.stray_months
