-- zh: 有完整日的时段（月、季、年、累计），每时段一行；数据不全的只计完整日。
-- en: The months, quarters, years and years to date that have complete days.
-- Grain: one row per period with complete days.
-- Key: whole.
-- Meaning: months, quarters, years and years to the end of a quarter. A period is final if all of
--   its days are complete; otherwise its span is the complete days only.
-- Reads: calendar_days.
-- Source: method, "Periods".
with quarters as (
  select distinct year, quarter
  from calendar_days
),

members as (
  select
    'month' as period_kind,
    month as period,
    day,
    is_complete
  from calendar_days
  union all
  select
    'quarter' as period_kind,
    quarter as period,
    day,
    is_complete
  from calendar_days
  union all
  select
    'year' as period_kind,
    cast(year as varchar(4)) as period,
    day,
    is_complete
  from calendar_days
  union all
  select
    'ytd' as period_kind,
    quarters.quarter as period,
    calendar_days.day,
    calendar_days.is_complete
  from quarters
  join calendar_days
    on calendar_days.year = quarters.year
    and calendar_days.quarter <= quarters.quarter
)

select
  period_kind,
  period,
  min(day) as period_start,
  max(day) + 1 as period_end,
  sum(case when is_complete then 1 else 0 end) as days,
  min(case when is_complete then 1 else 0 end) = 1 as is_final
from members
group by period_kind, period
having sum(case when is_complete then 1 else 0 end) > 0
