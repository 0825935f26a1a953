-- zh: 各月时户数预算用了多少、还可安排多少
-- en: How much of the user-hours of each month is used, and how much may still be planned
-- Grain: one row per month
-- Params: year (default: the latest), city (default: all cities), tier (default: all tiers)
-- Read: User-hours of the cities as a whole, which contain their counties. budget and may_be_planned are of the cities and tiers that
--   have a budget; unbudgeted counts those that have none. reserve is kept for faults. beyond counts the cities and tiers whose
--   month would not keep its budget.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from budget_use)) as year,
    cast($city as varchar) as city_code,
    cast($tier as varchar) as area_tier
)

select
  budget_use.month,
  bool_and(budget_use.is_over) as is_over,
  round(sum(budget_use.budget_user_hours), 1) as budget,
  round(cast(sum(budget_use.fault_user_seconds) as double) / 3600, 1) as faults,
  round(cast(sum(budget_use.planned_user_seconds) as double) / 3600, 1) as planned,
  round(cast(sum(budget_use.booked_user_seconds) as double) / 3600, 1) as booked,
  round(cast(sum(budget_use.reserve_user_seconds) as double) / 3600, 1) as reserve,
  round(sum(budget_use.left_user_hours), 1) as may_be_planned,
  count(case when budget_use.left_user_seconds < 0 then 1 end) as beyond,
  count(case when budget_use.budget_user_seconds is null then 1 end) as unbudgeted
from budget_use
cross join asked
where budget_use.year = asked.year
  and budget_use.county = ''
  and budget_use.city_code = coalesce(asked.city_code, budget_use.city_code)
  and budget_use.area_tier = coalesce(asked.area_tier, budget_use.area_tier)
group by budget_use.month
order by budget_use.month
