-- zh: 各次载入，按载入次序
-- en: The loads in order
-- Reads: held_loads, held_documents. Source: method, "Corrections".
select
  loads.load_no as ingested_order,
  loads.loaded_on,
  loads.kind,
  loads.batch_id,
  documents.feed,
  documents.source_file,
  loads.content_hash,
  loads.rows_read,
  loads.rows_loaded,
  loads.rows_rejected,
  loads.rows_skipped,
  loads.skipped_because,
  loads.ended_by is null as is_in_force,
  loads.ended_by,
  loads.failure as not_read,
  loads.failure_en as not_read_en,
  loads.replace_from,
  loads.replace_to,
  loads.replace_provider
from held_loads as loads
join held_documents as documents on documents.document_no = loads.document_no
order by loads.load_no
