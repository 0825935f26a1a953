-- Severity: warning
-- zh: 没有一个文件的停电历时全部为零
-- en: In no document do all outages that have ended last no time at all
-- Grain: one row per document. Reads: outages, documents. Source: contract of the outage feed.
with counted as (
  select
    document_no,
    count(restored_s) as ends,
    sum(case when restored_s = started_s then 1 else 0 end) as zero_durations
  from outages
  group by document_no
)

select d.source_file, c.ends as outage_rows
from counted c
join documents d on d.document_no = c.document_no
where c.ends >= 2 and c.zero_durations = c.ends
