-- Severity: info
-- zh: 同一设备没有时间重叠的停电（重叠部分按先发生者计一次）
-- en: No two outages of one asset overlap; where they do, the first cause counts
-- Grain: one row per outage row with overlap. Reads: overlapping_pieces, outage_facts. Source: method, "Overlap".
select distinct
  f.city_code, f.area_tier, f.asset_id, f.event_id, f.provider, f.started_at, f.ended_at,
  f.gross_user_seconds, f.source_file, f.source_line
from overlapping_pieces o
join outage_facts f on f.outage_id = o.outage_id
