-- Severity: error
-- zh: 多个文件中同一行的内容不一时，已知哪个文件较新（同时到来的文件须在 shihu.loads.csv 中确认次序）
-- en: Where files disagree on a row, it is known which file is newer (for files that arrived together, confirm the order in shihu.loads.csv)
-- Grain: one row per row replaced by one that may be older.
-- Key: whole.
-- Reads: disagreeing_rows, loads_known, places.
-- Source: method, "Corrections".
select
  disagreeing_rows.feed,
  places.source_file,
  disagreeing_rows.source_line - places.first_line as source_line,
  by_places.source_file as by_source_file,
  disagreeing_rows.by_source_line - by_places.first_line as by_source_line
from disagreeing_rows
join loads_known on loads_known.load_no = disagreeing_rows.standing
join loads_known as by_loads
  on by_loads.load_no = disagreeing_rows.by_standing
  and by_loads.group_no = loads_known.group_no
join places
  on places.document_no = disagreeing_rows.document_no
  and (
    not places.has_parts
    or (
      disagreeing_rows.source_line > places.first_line
      and disagreeing_rows.source_line <= places.last_line
    )
  )
join places as by_places
  on by_places.document_no = disagreeing_rows.by_document_no
  and (
    not by_places.has_parts
    or (
      disagreeing_rows.by_source_line > by_places.first_line
      and disagreeing_rows.by_source_line <= by_places.last_line
    )
  )
