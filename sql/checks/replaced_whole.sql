-- Severity: warning
-- zh: 没有一个文件的全部行都被其他文件替换
-- en: No file has all of its rows replaced by rows of other files
-- Grain: one row per file.
-- Key: whole.
-- Reads: replaced_rows, documents.
-- Source: method, "Corrections".
with put_aside as (
  select document_no, count(*) as rows_put_aside
  from replaced_rows
  where reason = 'row'
  group by document_no
)

select
  documents.feed,
  documents.source_file,
  documents.rows_loaded,
  put_aside.rows_put_aside
from put_aside
join documents on documents.document_no = put_aside.document_no
where put_aside.rows_put_aside = documents.rows_loaded
