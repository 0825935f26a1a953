-- zh: 每次载入一行：各行的去向，以及该次载入是否有效。
-- en: The loads, and what became of their rows.
-- Grain: one row per load: a known version of a file.
-- Key: whole.
-- Meaning: what became of its rows: read = loaded + rejected + skipped. A loaded row that does not
--   fit the rows of other files counts as rejected. skipped_because says how many were skipped for
--   which reason. For the version in force, two more counts:
--   replaced is its rows that give way to another file plus the rows of other files that give way
--   to it; withdrawn is its rows in a window that another file replaces.
-- Reads: loads_known, documents, late_rejects, replaced_counts.
-- Source: method, "Corrections".
with late as (
  select document_no, count(distinct source_line) as rejected
  from late_rejects
  group by document_no
)

select
  loads_known.batch_id,
  loads_known.feed,
  loads_known.source_file,
  loads_known.content_hash,
  loads_known.encoding,
  loads_known.rows_read,
  loads_known.rows_loaded - coalesce(late.rejected, 0) as rows_loaded,
  loads_known.rows_rejected + coalesce(late.rejected, 0) as rows_rejected,
  loads_known.rows_skipped,
  loads_known.skipped_because,
  cast(
    coalesce(replaced_counts.stood_before, 0) + coalesce(replaced_counts.put_aside, 0) as bigint
  ) as rows_replaced,
  cast(coalesce(replaced_counts.put_aside, 0) as bigint) as rows_put_aside,
  cast(coalesce(replaced_counts.withdrawn, 0) as bigint) as rows_withdrawn,
  loads_known.is_in_force,
  loads_known.failure as not_read,
  loads_known.failure_en as not_read_en,
  loads_known.passed_over,
  loads_known.unknown_columns,
  loads_known.replace_from,
  loads_known.replace_to,
  loads_known.replace_provider,
  cast(loads_known.load_no as bigint) as ingested_order,
  loads_known.loaded_on
from loads_known
left join documents on documents.load_no = loads_known.load_no
left join late on late.document_no = documents.document_no
left join replaced_counts on replaced_counts.document_no = documents.document_no
