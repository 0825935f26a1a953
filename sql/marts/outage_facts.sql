-- zh: 每条有效的停电记录一行：属性、结束时间、扣除结论与户秒。
-- en: The outage rows in force: attributes, end, claim to exclusion and user-seconds.
-- Grain: one row per outage row in force.
-- Key: outage_id; document_no is document_no of places; standing is load_no of load_batches.
-- Meaning: attributes of the row as the source gives them, its end, its claim to exclusion and what
--   it adds.
-- Reads: outages, outage_figures, claims, load_batches, places, city_rules.
-- Source: method, "What is excluded" and "Overlap".
select
  outages.outage_id,
  outages.event_id,
  outages.provider,
  outages.city_code,
  city_rules.city_name,
  outages.county,
  outages.area_tier,
  outages.line_id,
  outages.asset_id,
  outages.started_at,
  outages.restored_at,
  civil_time(outage_figures.ended_s) as ended_at,
  outage_figures.is_open,
  outages.users,
  outages.nature,
  outages.cause,
  outages.avoidance_order,
  outages.notified_at,
  cast(outages.reported_user_hours as double) as reported_user_hours,
  outages.users_served,
  outage_figures.gross_user_seconds,
  outage_figures.excluded_user_seconds,
  outage_figures.net_user_seconds,
  coalesce(claims.outcome, 'none') as claim,
  claims.reason as claim_reason,
  load_batches.batch_id,
  places.source_file,
  outages.source_line - places.first_line as source_line
from outages
join outage_figures on outage_figures.outage_id = outages.outage_id
join load_batches on load_batches.load_no = outages.standing
join places
  on places.document_no = outages.document_no
  and (
    not places.has_parts
    or (
      outages.source_line > places.first_line
      and outages.source_line <= places.last_line
    )
  )
left join city_rules on city_rules.city_code = outages.city_code
left join claims on claims.outage_id = outages.outage_id
