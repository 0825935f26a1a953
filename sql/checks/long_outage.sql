-- Severity: error
-- zh: 没有历时超过 30 天的停电
-- en: No outage lasts more than 30 days
-- Grain: one row per outage row.
-- Key: outage_id.
-- Reads: outage_facts, rule.
-- Source: method, "From rows to spells".
select
  outage_facts.outage_id,
  outage_facts.event_id,
  outage_facts.provider,
  outage_facts.asset_id,
  outage_facts.city_code,
  outage_facts.area_tier,
  outage_facts.started_at,
  outage_facts.ended_at,
  outage_facts.is_open,
  outage_facts.users,
  outage_facts.source_file,
  outage_facts.source_line
from outage_facts
cross join rule
where civil_seconds(outage_facts.ended_at) - civil_seconds(outage_facts.started_at)
  > rule.long_outage_days * 86400
