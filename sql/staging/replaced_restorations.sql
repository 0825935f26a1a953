-- zh: 被其他文件中同一标识的行替换的分步送电记录，每条一行。
-- en: The restoration stages replaced by another file.
-- Grain: one row per restoration stage of a file in force that does not count.
-- Key: event_id.
-- Meaning: of the rows of one identity the one of the highest standing counts. by_*: that row.
-- Reads: held_restorations, rule.
-- Source: method, "Corrections".
with known as (
  select
    held_restorations.document_no,
    held_restorations.source_line,
    held_restorations.standing,
    held_restorations.event_id,
    max(held_restorations.standing) over (
      partition by
        coalesce(held_restorations.provider, ''),
        held_restorations.event_id,
        coalesce(held_restorations.asset_id, ''),
        held_restorations.restored_at
    ) as highest_standing,
    first_value(held_restorations.source_line) over (
      partition by
        coalesce(held_restorations.provider, ''),
        held_restorations.event_id,
        coalesce(held_restorations.asset_id, ''),
        held_restorations.restored_at
      order by held_restorations.standing desc
    ) as by_source_line
  from held_restorations
  cross join rule
  where held_restorations.from_load <= rule.known_order
    and (held_restorations.to_load is null or held_restorations.to_load > rule.known_order)
)

select
  document_no,
  source_line,
  standing,
  event_id,
  by_source_line,
  highest_standing as by_standing
from known
where standing < highest_standing
