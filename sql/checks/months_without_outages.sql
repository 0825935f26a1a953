-- Severity: info
-- zh: 有停电记录的两个月份之间，没有连续六个月及以上全无停电记录（十二个月以上的见 stray_month）
-- en: Between two months with outages there are never six or more months without any (stray_month covers twelve and more)
-- Grain: one row per gap.
-- Key: whole.
-- Reads: started_months, rule.
-- Source: method, "From rows to spells".
with gaps as (
  select
    month_start,
    lead(month_start) over (order by month_no) as next_month_start,
    lead(month_no) over (order by month_no) - month_no - 1 as months_between
  from started_months
)

select
  substr(cast(gaps.month_start as varchar(10)), 1, 7) as month,
  substr(cast(gaps.next_month_start as varchar(10)), 1, 7) as next_month,
  gaps.months_between
from gaps
cross join rule
where gaps.months_between >= rule.quiet_months and gaps.months_between < rule.stray_months
