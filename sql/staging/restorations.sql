-- zh: 有效的分步送电记录，每步一行；同一标识的多条取最后载入的一条。
-- en: The restoration stages in force; of several with one identity, the one loaded last.
-- Grain: one row per restoration stage in force.
-- Key: event_id; not kept.
-- Meaning: the rows of the files in force, except those that give way to another file.
-- Reads: held_restorations, replaced_restorations, rule.
-- Source: method, "From rows to spells".
select
  held_restorations.document_no,
  held_restorations.standing,
  held_restorations.source_line,
  cast(held_restorations.document_no as bigint) * 1000000000
    + held_restorations.source_line as stage_id,
  held_restorations.event_id,
  held_restorations.asset_id,
  held_restorations.provider,
  held_restorations.restored_at,
  civil_seconds(held_restorations.restored_at) as restored_s,
  held_restorations.users_restored,
  held_restorations.raw
from held_restorations
cross join rule
left join replaced_restorations
  on replaced_restorations.document_no = held_restorations.document_no
  and replaced_restorations.source_line = held_restorations.source_line
where held_restorations.from_load <= rule.known_order
  and (held_restorations.to_load is null or held_restorations.to_load > rule.known_order)
  and replaced_restorations.source_line is null
