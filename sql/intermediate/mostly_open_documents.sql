-- zh: 早于统计截止日七天以上的停电中过半尚未复电的文件，每个文件一行。
-- Grain: one row per document most of whose older outage rows are open.
-- Meaning: of its rows in force that start more than seven days before as_of, more than half have no
--   known end: the end was left out far more often than an outage lasts.
-- Reads: outages, outage_ends, documents, horizon. Source: method, "Verdicts".
with unended as (
  select o.outage_id
  from outages o
  join outage_ends e on e.outage_id = o.outage_id
  where o.restored_s is null and e.is_open
),

counted as (
  select o.document_no, count(*) as older_rows, count(u.outage_id) as open_rows
  from outages o
  cross join horizon h
  left join unended u on u.outage_id = o.outage_id
  where o.started_s < h.as_of_s - 7 * 86400
  group by o.document_no
)

select c.document_no, d.source_file, c.older_rows, c.open_rows
from counted c
join documents d on d.document_no = c.document_no
where 2 * c.open_rows > c.older_rows
