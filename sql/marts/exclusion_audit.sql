-- Grain: one row per outage row that claims exclusion.
-- Meaning: the order that it names, the approved and the actual window, the outcome and its reason,
--   and the user-hours excluded and counted.
-- Reads: claims, outage_facts. Source: method, "What is excluded".
select
  f.outage_id,
  f.event_id,
  f.provider,
  f.asset_id,
  f.city_code,
  f.city_name,
  f.area_tier,
  f.line_id,
  f.nature,
  c.avoidance_order as order_no,
  c.authority,
  c.approved_from,
  c.approved_to,
  f.started_at,
  f.ended_at,
  c.outcome,
  c.reason,
  f.excluded_user_seconds,
  f.net_user_seconds as counted_user_seconds,
  cast(f.excluded_user_seconds as double) / 3600 as excluded_user_hours,
  cast(f.net_user_seconds as double) / 3600 as counted_user_hours,
  f.batch_id,
  f.source_file,
  f.source_line
from claims c
join outage_facts f on f.outage_id = c.outage_id
