-- zh: 停电计划在各月尚待发生的户秒，每条计划 × 月一行。
-- en: What planned outages will take of each month, from the end of the data on.
-- Grain: one row per row of the plans feed and month in which some of it is still to come.
-- Key: whole.
-- Meaning: users times the time that lies in the month and behind the end of the data. What lies
--   before it has been done or not, and is in the outages.
-- Reads: plans, days, horizon.
-- Source: method, "Budgets".
with month_spans as (
  select
    month_no,
    min(day_no) * 86400 as from_s,
    (max(day_no) + 1) * 86400 as to_s
  from days
  group by month_no
),

ahead as (
  select
    plans.plan_no,
    plans.city_code,
    coalesce(plans.county, '') as county,
    plans.area_tier,
    plans.users,
    greatest(plans.planned_from_s, horizon.as_of_s) as from_s,
    plans.planned_to_s as to_s
  from plans
  cross join horizon
  where plans.planned_to_s > horizon.as_of_s
)

select
  ahead.plan_no,
  month_spans.month_no,
  ahead.city_code,
  ahead.county,
  ahead.area_tier,
  cast(
    cast(ahead.users as decimal(38, 0))
      * (least(ahead.to_s, month_spans.to_s) - greatest(ahead.from_s, month_spans.from_s))
    as decimal(38, 0)
  ) as user_seconds
from ahead
join month_spans
  on month_spans.from_s < ahead.to_s
  and month_spans.to_s > ahead.from_s
where ahead.from_s < ahead.to_s
