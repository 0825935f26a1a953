-- zh: 设置中写明的文件所涉市州，每个文件 × 市州一行。
-- en: The cities that the settings name for a file.
-- Grain: one row per file in force and city that the settings name for it.
-- Key: whole.
-- Meaning: the settings name a file by its path, by its path in the folder of its feed, or by its
--   file name, or all files of a .zip by those of the .zip.
-- Reads: documents, covered_cities.
-- Source: method, "Verdicts".
select distinct documents.document_no, covered_cities.city_code
from documents
join covered_cities
  on covered_cities.feed = documents.feed
  and (
    covered_cities.source_file = documents.source_file
    or concat('data/', documents.feed, '/', covered_cities.source_file) = documents.source_file
    or covered_cities.source_file = regexp_replace(documents.source_file, '^.*/', '')
    or (
      lower(covered_cities.source_file) like '%.zip'
      and contains(
        concat('/', documents.source_file),
        concat('/', covered_cities.source_file, '/')
      )
    )
  )
