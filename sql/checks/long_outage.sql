-- Severity: error
-- zh: 没有历时超过 30 天的停电
-- en: No outage lasts more than 30 days
-- Grain: one row per outage row. Reads: outage_facts. Source: method, "From rows to spells".
select
  event_id, provider, asset_id, city_code, area_tier, started_at, ended_at, is_open, users,
  source_file, source_line
from outage_facts
where civil_seconds(ended_at) - civil_seconds(started_at) > 30 * 86400
