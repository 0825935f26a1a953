-- zh: 未能读取、或有数据行而无一被采用的文件，每个文件一行。
-- en: The files that could not be read, or whose rows were all left unused.
-- Grain: one row per file in force that should give rows and gives none.
-- Key: whole.
-- Meaning: the file could not be read, or it had data rows and none of them was used. A row that
--   does not fit the rows of other files is not used. is_named: whether the settings say which
--   cities the file covers; otherwise it counts as covering every city.
-- Reads: documents, late_rejects, document_cities.
-- Source: method, "Verdicts".
with late as (
  select document_no, count(distinct source_line) as rejected
  from late_rejects
  group by document_no
),

named as (
  select distinct document_no
  from document_cities
)

select
  documents.document_no,
  documents.feed,
  documents.source_file,
  coalesce(
    documents.failure,
    concat(
      '有 ',
      cast(documents.rows_read - documents.rows_skipped as varchar(20)),
      ' 行数据，均被拒绝'
    )
  ) as reason,
  coalesce(
    documents.failure_en,
    concat(
      'all of its ',
      cast(documents.rows_read - documents.rows_skipped as varchar(20)),
      ' rows were rejected'
    )
  ) as reason_en,
  named.document_no is not null as is_named
from documents
left join late on late.document_no = documents.document_no
left join named on named.document_no = documents.document_no
where documents.failure is not null
  or (
    documents.rows_read - documents.rows_skipped > 0
    and documents.rows_loaded - coalesce(late.rejected, 0) = 0
  )
