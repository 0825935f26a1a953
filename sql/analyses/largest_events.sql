-- zh: 时户最多的停电事件
-- en: Events with the most user-hours
-- Grain: one row per provider and event
-- Params: year (default: the latest), city (default: all cities), top (default: 20)
-- Read: An event is all rows of one provider with the same event number, each in the year in which it began. user_hours
--   are counted; user_hours_excluded are excluded as safety shutdowns.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from verdicts)) as year,
    cast($city as varchar) as city_code
)

select
  min(facts.city_name) as city_name,
  facts.provider,
  facts.event_id,
  min(facts.started_at) as started_at,
  max(facts.ended_at) as ended_at,
  count(*) as rows,
  min(facts.nature) as nature,
  min(facts.cause) as cause,
  round(cast(sum(facts.net_user_seconds) as double) / 3600, 2) as user_hours,
  round(cast(sum(facts.excluded_user_seconds) as double) / 3600, 2) as user_hours_excluded
from outage_facts as facts
cross join asked
where year(facts.started_at) = asked.year
  and facts.city_code = coalesce(asked.city_code, facts.city_code)
group by facts.provider, facts.event_id
order by sum(facts.net_user_seconds) desc, facts.event_id, facts.provider
limit coalesce(cast($top as bigint), 20)
