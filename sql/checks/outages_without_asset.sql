-- Severity: info
-- zh: 停电记录均填有停电设备（未填的各自为一个用户群，不参与重叠与重复停电的统计）
-- en: Every outage row names its asset (a row without one is a population of its own and takes no part in overlaps and repeated interruptions)
-- Grain: one row per outage row without an asset.
-- Key: whole; not kept.
-- Reads: outage_facts.
-- Source: method, "Overlap".
select
  event_id,
  provider,
  city_code,
  area_tier,
  started_at,
  users,
  source_file,
  source_line
from outage_facts
where asset_id is null
