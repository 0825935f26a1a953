-- zh: 设置中写明的文件所涉市州，每个文件 × 市州一行。
-- Grain: one row per document in force and city that the settings name for it.
-- Meaning: a document is named by its path, by its path in the folder of its feed, or by its name.
-- Reads: documents, covered_cities. Source: method, "Verdicts".
select distinct d.document_no, c.city_code
from documents d
join covered_cities c
  on c.feed = d.feed
  and (
    c.source_file = d.source_file
    or concat('data/', d.feed, '/', c.source_file) = d.source_file
    or c.source_file = regexp_replace(d.source_file, '^.*/', '')
  )
