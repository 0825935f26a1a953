-- zh: 尚未复电的停电
-- en: Outages that are still open
-- Grain: one row per open outage row
-- Params: city (default: all cities)
-- Read: Each row counts up to the end of the data. If one has been open for weeks, its restoration was more likely
--   never entered.
select
  facts.city_name,
  facts.area_tier,
  facts.event_id,
  facts.line_id,
  facts.nature,
  facts.users,
  facts.started_at,
  round(epoch(facts.ended_at - facts.started_at) / 3600, 2) as hours_open,
  round(cast(facts.net_user_seconds as double) / 3600, 2) as user_hours,
  facts.source_file,
  facts.source_line
from outage_facts as facts
where facts.is_open
  and facts.city_code = coalesce(cast($city as varchar), facts.city_code)
order by facts.net_user_seconds desc, facts.outage_id
