-- zh: 每条提出扣除的停电记录一行：批准单、结论、原因与时户。
-- en: The claims to exclusion: the order, the outcome, its reason and the user-hours.
-- Grain: one row per outage row that claims exclusion.
-- Key: outage_id.
-- Meaning: the order that the row names, the approved and the actual window, the outcome and its
--   reason, and the user-hours excluded and counted.
-- Reads: claims, outage_facts.
-- Source: method, "What is excluded".
select
  outage_facts.outage_id,
  outage_facts.event_id,
  outage_facts.provider,
  outage_facts.asset_id,
  outage_facts.city_code,
  outage_facts.city_name,
  outage_facts.area_tier,
  outage_facts.line_id,
  outage_facts.nature,
  claims.avoidance_order as order_no,
  claims.authority,
  claims.approved_from,
  claims.approved_to,
  outage_facts.started_at,
  outage_facts.ended_at,
  claims.outcome,
  claims.reason,
  outage_facts.excluded_user_seconds,
  outage_facts.net_user_seconds as counted_user_seconds,
  cast(outage_facts.excluded_user_seconds as double) / 3600 as excluded_user_hours,
  cast(outage_facts.net_user_seconds as double) / 3600 as counted_user_hours,
  outage_facts.batch_id,
  outage_facts.source_file,
  outage_facts.source_line
from claims
join outage_facts on outage_facts.outage_id = claims.outage_id
