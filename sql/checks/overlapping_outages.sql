-- Severity: info
-- zh: 同一设备没有时间重叠的停电（重叠部分按先发生者计一次）
-- en: No two outages of one asset overlap (where they do, the first cause counts)
-- Grain: one row per outage row with an overlap.
-- Key: outage_id.
-- Reads: overlapping_rows, outage_facts.
-- Source: method, "Overlap".
select
  outage_facts.outage_id,
  outage_facts.city_code,
  outage_facts.area_tier,
  outage_facts.asset_id,
  outage_facts.event_id,
  outage_facts.provider,
  outage_facts.started_at,
  outage_facts.ended_at,
  outage_facts.gross_user_seconds,
  outage_facts.source_file,
  outage_facts.source_line
from overlapping_rows
join outage_facts on outage_facts.outage_id = overlapping_rows.outage_id
