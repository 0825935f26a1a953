-- Grain: one row per fault of an input row that could not be used and is outstanding.
-- Meaning: file, line, column, what was expected and the row as it came.
-- Reads: rejects, late_rejects, loads_known, places. Source: method, "From rows to spells" and
--   "Corrections".
with all_rejects as (
  select
    document_no, standing, feed, source_line, column_name, code, message, message_en, raw
  from rejects
  union all
  select
    document_no, standing, feed, source_line, column_name, code, message, message_en, raw
  from late_rejects
)

select
  r.feed,
  p.source_file,
  r.source_line - p.first_line as source_line,
  r.column_name,
  r.code,
  r.message,
  r.message_en,
  coalesce(r.raw, '') as raw,
  l.batch_id
from all_rejects r
join loads_known l on l.load_no = r.standing
join places p
  on p.document_no = r.document_no
  and (not p.has_parts or r.source_line > p.first_line and r.source_line <= p.last_line)
