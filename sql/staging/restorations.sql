-- zh: 有效的分步送电记录，每步一行；同一标识取最后载入的一条。
-- Grain: one row per stage of a staged restoration in force.
-- Meaning: the rows of the documents in force, but for those that give way to another document.
-- Reads: held_restorations, replaced_rows, rule. Source: method, "From rows to spells".
select
  h.document_no,
  h.standing,
  h.source_line,
  cast(h.document_no as bigint) * 1000000000 + h.source_line as stage_id,
  h.event_id,
  h.asset_id,
  h.provider,
  h.restored_at,
  civil_seconds(h.restored_at) as restored_s,
  h.users_restored,
  h.raw
from held_restorations h
cross join rule r
left join replaced_rows p
  on p.feed = 'restorations' and p.document_no = h.document_no and p.source_line = h.source_line
where h.from_load <= r.known_order
  and (h.to_load is null or h.to_load > r.known_order)
  and p.source_line is null
