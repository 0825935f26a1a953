-- zh: 各文件（或工作表）的格式、分隔符与表头
-- en: Format, delimiter and header of each file or sheet
-- Reads: held_loads, held_documents, held_parts.
select
  loads.batch_id,
  loads.format,
  loads.delimiter,
  parts.header,
  case
    when parts.name is null then documents.source_file
    else documents.source_file || '#' || parts.name
  end as source_file
from held_loads as loads
join held_documents as documents on documents.document_no = loads.document_no
join held_parts as parts on parts.load_no = loads.load_no
where loads.format <> ''
