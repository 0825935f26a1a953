-- Severity: warning
-- zh: 没有被拒绝而尚未改正的行
-- en: No rejected row is outstanding
-- Grain: one row per rejected row, with the first of its problems.
-- Key: whole.
-- Reads: rejected_rows.
-- Source: contract of the feeds; method, "Corrections".
with numbered as (
  select
    rejected_rows.*,
    row_number() over (
      partition by feed, source_file, source_line
      order by code, column_name
    ) as place,
    count(*) over (partition by feed, source_file, source_line) as faults
  from rejected_rows
)

select
  feed,
  source_file,
  source_line,
  column_name,
  code,
  message,
  message_en,
  faults
from numbered
where place = 1
