-- zh: 有效的停电记录，每条一行；让位于其他文件的行与替换时段撤下的行除外。
-- Grain: one row per outage row in force.
-- Meaning: the rows of the documents in force, but for those that give way to another document.
--   Times are seconds of local civil time. standing is the load in which the row's content came.
-- Reads: held_outages, replaced_outages, rule.
-- Source: method, "Corrections" and "From rows to spells".
select
  cast(h.document_no as bigint) * 1000000000 + h.source_line as outage_id,
  h.document_no,
  h.standing,
  h.source_line,
  h.event_id,
  h.provider,
  h.city as city_code,
  h.county,
  h.area_tier,
  h.line_id,
  h.asset_id,
  h.started_at,
  h.restored_at,
  civil_seconds(h.started_at) as started_s,
  civil_seconds(h.restored_at) as restored_s,
  h.users,
  h.nature,
  h.cause,
  h.avoidance_order,
  h.notified_at,
  h.reported_user_hours
from held_outages h
cross join rule r
left join replaced_outages p
  on p.document_no = h.document_no and p.source_line = h.source_line
where h.from_load <= r.known_order
  and (h.to_load is null or h.to_load > r.known_order)
  and p.source_line is null
