-- zh: 当前有效文件的各部分（工作表），每个文件 × 部分一行，连同来源名称。
-- en: The parts (sheets) of the files in force, each with the name under which it is cited.
-- Grain: one row per file in force and part of it: a sheet, or the whole file if it has none.
-- Key: whole.
-- Meaning: the name under which rows of the part are cited, and what to subtract from their line
--   numbers. The lines of several sheets follow each other, 1,048,576 to a sheet, which is the most
--   that a sheet has. Where a row names several cities, those after the first stand in parts of the
--   same name behind all others.
-- Reads: documents, held_parts, rule.
-- Source: method, "Corrections".
select
  documents.document_no,
  documents.has_parts,
  case
    when held_parts.name is null then documents.source_file
    else concat(documents.source_file, '#', held_parts.name)
  end as source_file,
  cast(held_parts.part_no as bigint) * rule.sheet_lines as first_line,
  (cast(held_parts.part_no as bigint) + 1) * rule.sheet_lines as last_line
from documents
join held_parts on held_parts.load_no = documents.load_no
cross join rule
