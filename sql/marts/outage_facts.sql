-- Grain: one row per outage row in force.
-- Meaning: its attributes as ingested, its end, its claim to exclusion and what it adds.
-- Reads: outages, outage_ends, row_totals, claims, loads_known, places, city_rules.
-- Source: method, "What is excluded" and "Overlap".
select
  o.outage_id,
  o.event_id,
  o.provider,
  o.city_code,
  n.city_name,
  o.county,
  o.area_tier,
  o.line_id,
  o.asset_id,
  o.started_at,
  o.restored_at,
  civil_time(e.ended_s) as ended_at,
  e.is_open,
  o.users,
  o.nature,
  o.cause,
  o.avoidance_order,
  o.notified_at,
  cast(o.reported_user_hours as double) as reported_user_hours,
  cast(coalesce(t.gross_user_seconds, 0) as decimal(38, 0))
    as gross_user_seconds,
  cast(coalesce(t.excluded_user_seconds, 0) as decimal(38, 0)) as excluded_user_seconds,
  cast(coalesce(t.net_user_seconds, 0) as decimal(38, 0)) as net_user_seconds,
  coalesce(c.outcome, 'none') as claim,
  c.reason as claim_reason,
  l.batch_id,
  p.source_file,
  o.source_line - p.first_line as source_line
from outages o
join outage_ends e on e.outage_id = o.outage_id
join loads_known l on l.load_no = o.standing
join places p
  on p.document_no = o.document_no
  and (not p.has_parts or o.source_line > p.first_line and o.source_line <= p.last_line)
left join city_rules n on n.city_code = o.city_code
left join row_totals t on t.outage_id = o.outage_id
left join claims c on c.outage_id = o.outage_id
