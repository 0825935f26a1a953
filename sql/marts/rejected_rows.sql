-- Grain: one row per fault of an input row that could not be used.
-- Meaning: file, line, column, what was expected and the row as it came.
-- Reads: held_rejects, late_rejects, batches_known. Source: method, "From rows to spells".
with rejects as (
  select batch_order, feed, source_line, column_name, code, message, message_en, raw
  from held_rejects
  union all
  select batch_order, feed, source_line, column_name, code, message, message_en, raw
  from late_rejects
)

select
  r.feed,
  b.source_file,
  r.source_line,
  r.column_name,
  r.code,
  r.message,
  r.message_en,
  coalesce(r.raw, '') as raw,
  b.batch_id
from rejects r
join batches_known b on b.batch_order = r.batch_order
