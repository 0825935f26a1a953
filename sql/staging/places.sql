-- zh: 当前有效文件的各部分（工作表），每个文件 × 部分一行，连同来源名称。
-- Grain: one row per document in force and part of it: a sheet, or the whole where it has none.
-- Meaning: the name under which rows of the part are cited, and what to take off their lines. The
--   lines of several sheets follow each other, 1,048,576 to a sheet, which is the most that one has.
-- Reads: documents, held_parts. Source: method, "Corrections".
select
  d.document_no,
  d.has_parts,
  case
    when d.has_parts then concat(d.source_file, '#', p.name)
    else d.source_file
  end as source_file,
  cast(p.part_no as bigint) * 1048576 as first_line,
  (cast(p.part_no as bigint) + 1) * 1048576 as last_line
from documents d
join held_parts p on p.load_no = d.load_no
