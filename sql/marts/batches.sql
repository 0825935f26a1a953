-- Grain: one row per load: a version of a document that is known.
-- Meaning: what became of its rows: read = loaded + rejected + skipped. A row that was loaded and
--   can't stand beside the rows of other files counts as rejected. Of the version in force: rows that
--   give way to another document, and rows of other documents that give way to it, are replaced; rows
--   in a window that another document replaces are withdrawn.
-- Reads: loads_known, documents, late_rejects, replaced_counts. Source: method, "Corrections".
with late as (
  select document_no, count(distinct source_line) as rejected
  from late_rejects
  group by document_no
)

select
  l.batch_id,
  l.feed,
  l.source_file,
  l.content_hash,
  l.encoding,
  l.rows_read,
  l.rows_loaded - coalesce(t.rejected, 0) as rows_loaded,
  l.rows_rejected + coalesce(t.rejected, 0) as rows_rejected,
  l.rows_skipped,
  cast(coalesce(c.stood_before, 0) + coalesce(c.put_aside, 0) as bigint) as rows_replaced,
  cast(coalesce(c.put_aside, 0) as bigint) as rows_put_aside,
  cast(coalesce(c.withdrawn, 0) as bigint) as rows_withdrawn,
  l.is_in_force,
  l.failure as not_read,
  l.failure_en as not_read_en,
  l.passed_over,
  l.unknown_columns,
  l.replace_from,
  l.replace_to,
  l.replace_provider,
  cast(l.load_no as bigint) as ingested_order
from loads_known l
left join documents d on d.load_no = l.load_no
left join late t on t.document_no = d.document_no
left join replaced_counts c on c.document_no = d.document_no
