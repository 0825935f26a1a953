-- Severity: warning
-- zh: 没有一个文件的停电历时全部为零
-- en: No file has a duration of zero for all of its ended outages
-- Grain: one row per file.
-- Key: whole.
-- Reads: document_days, documents, rule.
-- Source: contract of the outage feed.
with counted as (
  select
    document_no,
    cast(sum(ends) as bigint) as ends,
    cast(sum(zero_durations) as bigint) as zero_durations
  from document_days
  group by document_no
)

select documents.source_file, counted.ends as outage_rows
from counted
join documents on documents.document_no = counted.document_no
cross join rule
where counted.ends >= rule.judged_from_rows and counted.zero_durations = counted.ends
