-- Grain: one row per file of distinct content that is known.
-- Meaning: what became of its rows: read = loaded + rejected + skipped. A row that was loaded and
--   can't stand beside the rows of other files counts as rejected.
-- Reads: batches_known, late_rejects. Source: method, "Corrections".
with late as (
  select batch_order, count(distinct source_line) as rejected
  from late_rejects
  group by batch_order
)

select
  b.batch_id,
  b.feed,
  b.source_file,
  b.content_hash,
  b.encoding,
  b.rows_read,
  b.rows_loaded - coalesce(l.rejected, 0) as rows_loaded,
  b.rows_rejected + coalesce(l.rejected, 0) as rows_rejected,
  b.rows_skipped,
  b.unknown_columns,
  cast(b.batch_order as bigint) as ingested_order
from batches_known b
left join late l on l.batch_order = b.batch_order
