-- zh: 早于统计截止日七天以上的停电中过半尚未复电的文件，每个文件一行。
-- en: The files in which most older outages have no known end.
-- Grain: one row per file in which most older outage rows are open.
-- Meaning: more than half of its rows in force that start more than seven days before as_of have no
--   known end. Few outages last that long, so the ends were left out.
-- Reads: outages, outage_ends, documents, horizon, rule.
-- Source: method, "Verdicts".
with unended as (
  select outages.outage_id
  from outages
  join outage_ends on outage_ends.outage_id = outages.outage_id
  where outages.restored_s is null and outage_ends.is_open
),

counted as (
  select outages.document_no, count(*) as older_rows, count(unended.outage_id) as open_rows
  from outages
  cross join horizon
  cross join rule
  left join unended on unended.outage_id = outages.outage_id
  where outages.started_s < horizon.as_of_s - rule.open_after_days * 86400
  group by outages.document_no
)

select
  counted.document_no,
  documents.source_file,
  counted.older_rows,
  counted.open_rows
from counted
join documents on documents.document_no = counted.document_no
where 2 * counted.open_rows > counted.older_rows
