-- zh: 各停电原因的故障修复时间
-- en: How long faults take to repair, by cause
-- Grain: one row per cause
-- Params: year (default: all years), city (default: all cities)
-- Read: Only faults that have ended, each from its start to its end, in minutes. The median is the usual case; one
--   fault in ten takes longer than p90. Causes are in order of their user-hours.
with asked as (
  select cast($year as bigint) as year, cast($city as varchar) as city_code
)

select
  facts.cause,
  count(*) as outages,
  round(quantile_cont(epoch(facts.ended_at - facts.started_at) / 60, 0.5), 1) as median_minutes,
  round(quantile_cont(epoch(facts.ended_at - facts.started_at) / 60, 0.9), 1) as p90_minutes,
  round(max(epoch(facts.ended_at - facts.started_at) / 60), 1) as longest_minutes,
  round(cast(sum(facts.net_user_seconds) as double) / 3600, 2) as user_hours
from outage_facts as facts
cross join asked
where facts.nature = 'fault'
  and not facts.is_open
  and year(facts.started_at) = coalesce(asked.year, year(facts.started_at))
  and facts.city_code = coalesce(asked.city_code, facts.city_code)
group by facts.cause
order by sum(facts.net_user_seconds) desc, facts.cause
