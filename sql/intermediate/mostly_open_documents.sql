-- zh: 早于统计截止日七天以上的停电中过半尚未复电的文件，每个文件一行。
-- en: The files in which most older outages have no known end.
-- Grain: one row per file in which most older outage rows are open.
-- Key: whole.
-- Meaning: more than half of its rows in force that start more than seven days before as_of have no
--   known end. Few outages last that long, so the ends were left out.
-- Reads: document_days, documents, horizon, rule.
-- Source: method, "Verdicts".
with counted as (
  select
    document_days.document_no,
    cast(sum(document_days.starts) as bigint) as older_rows,
    cast(sum(document_days.open_rows) as bigint) as open_rows
  from document_days
  cross join horizon
  cross join rule
  where document_days.day < horizon.as_of - cast(rule.open_after_days as integer)
  group by document_days.document_no
)

select
  counted.document_no,
  documents.source_file,
  counted.older_rows,
  counted.open_rows
from counted
join documents on documents.document_no = counted.document_no
where 2 * counted.open_rows > counted.older_rows
