-- Severity: warning
-- zh: 没有一个文件的停电开始时间（或复电时间）全部为零点（多为缺少时刻）
-- en: In no document do all outages start, or all end, at midnight: the time of day is probably missing
-- Grain: one row per document and column. Reads: outages, documents.
-- Source: contract of the outage feed.
with counted as (
  select
    document_no,
    count(*) as starts,
    sum(case when started_s % 86400 = 0 then 1 else 0 end) as midnight_starts,
    count(restored_s) as ends,
    sum(case when restored_s % 86400 = 0 then 1 else 0 end) as midnight_ends
  from outages
  group by document_no
),

doubtful as (
  select document_no, 'started_at' as column_name, starts as outage_rows
  from counted
  where starts >= 2 and midnight_starts = starts
  union all
  select document_no, 'restored_at', ends
  from counted
  where ends >= 2 and midnight_ends = ends
)

select d.source_file, c.column_name, c.outage_rows
from doubtful c
join documents d on d.document_no = c.document_no
