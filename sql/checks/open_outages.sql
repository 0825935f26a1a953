-- Severity: info
-- zh: 统计截止时没有尚未复电的停电
-- en: No outage is still open at the end of the horizon
-- Grain: one row per open outage row.
-- Key: outage_id.
-- Reads: outage_facts.
-- Source: method, "From rows to spells".
select
  outage_id,
  event_id,
  provider,
  asset_id,
  city_code,
  area_tier,
  started_at,
  users,
  source_file,
  source_line
from outage_facts
where is_open
