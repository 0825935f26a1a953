-- zh: 尚未改正的被拒绝的行，每个问题一行。
-- en: The outstanding rejected rows, one row per problem.
-- Grain: one row per problem of an input row that could not be used and is outstanding.
-- Key: whole.
-- Meaning: file, line, column, what was expected and the original content of the row.
-- Reads: rejects, late_rejects, load_batches, places.
-- Source: method, "From rows to spells" and "Corrections".
with all_rejects as (
  select
    document_no,
    standing,
    feed,
    source_line,
    column_name,
    code,
    message,
    message_en,
    raw
  from rejects
  union all
  select
    document_no,
    standing,
    feed,
    source_line,
    column_name,
    code,
    message,
    message_en,
    raw
  from late_rejects
)

select
  all_rejects.feed,
  places.source_file,
  all_rejects.source_line - places.first_line as source_line,
  all_rejects.column_name,
  all_rejects.code,
  all_rejects.message,
  all_rejects.message_en,
  coalesce(all_rejects.raw, '') as raw,
  load_batches.batch_id
from all_rejects
join load_batches on load_batches.load_no = all_rejects.standing
join places
  on places.document_no = all_rejects.document_no
  and (
    not places.has_parts
    or (
      all_rejects.source_line > places.first_line
      and all_rejects.source_line <= places.last_line
    )
  )
