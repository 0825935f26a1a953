-- zh: 未提前七天通知的计划停电
-- en: Planned outages without seven days' notice
-- Grain: one row per city
-- Params: year (default: all years), days (default: 7)
-- Read: Planned outages only, since nobody can give notice of a fault. none means that notice was never given or not
--   recorded; late means that it was given less than the set number of days before the start.
with asked as (
  select cast($year as bigint) as year, coalesce(cast($days as bigint), 7) as days
),

planned as (
  select
    facts.city_code,
    facts.city_name,
    facts.net_user_seconds,
    facts.notified_at is null as is_silent,
    facts.notified_at is not null
      and epoch(facts.started_at) - epoch(facts.notified_at) < asked.days * 86400 as is_late
  from outage_facts as facts
  cross join asked
  where facts.nature = 'planned'
    and year(facts.started_at) = coalesce(asked.year, year(facts.started_at))
)

select
  city_name,
  count(*) as planned,
  count(case when is_silent then 1 end) as none,
  count(case when is_late then 1 end) as late,
  round(cast(count(case when is_silent or is_late then 1 end) as double) / count(*), 4) as share,
  round(
    cast(coalesce(sum(case when is_silent or is_late then net_user_seconds end), 0) as double) / 3600, 2
  ) as user_hours
from planned
group by city_code, city_name
order by count(case when is_silent or is_late then 1 end) desc, city_code
