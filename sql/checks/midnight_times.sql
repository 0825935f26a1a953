-- Severity: warning
-- zh: 没有一个文件的停电开始时间（或复电时间）全部为零点（多为缺少时刻）
-- en: No file has all its outages start, or all end, at midnight (if one does, the time of day is probably missing)
-- Grain: one row per file and column.
-- Key: whole.
-- Reads: document_days, documents, rule.
-- Source: contract of the outage feed.
with counted as (
  select
    document_no,
    cast(sum(starts) as bigint) as starts,
    cast(sum(midnight_starts) as bigint) as midnight_starts,
    cast(sum(ends) as bigint) as ends,
    cast(sum(midnight_ends) as bigint) as midnight_ends
  from document_days
  group by document_no
),

doubtful as (
  select
    counted.document_no,
    'started_at' as column_name,
    counted.starts as outage_rows
  from counted
  cross join rule
  where counted.starts >= rule.judged_from_rows and counted.midnight_starts = counted.starts
  union all
  select
    counted.document_no,
    'restored_at' as column_name,
    counted.ends as outage_rows
  from counted
  cross join rule
  where counted.ends >= rule.judged_from_rows and counted.midnight_ends = counted.ends
)

select documents.source_file, doubtful.column_name, doubtful.outage_rows
from doubtful
join documents on documents.document_no = doubtful.document_no
