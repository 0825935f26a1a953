-- zh: 各文件的停电记录按开始日分列的计数，每文件 × 市州 × 日一行。
-- en: Counts of the outage rows of each file, by city and day of their start.
-- Grain: one row per file, city and day on which outage rows of the file start.
-- Key: month_no.
-- Meaning: rows, ends that are given, rows without a known end, and times that look as if the
--   source had no time of day.
-- Reads: outage_rows.
-- Source: method, "Verdicts".
select
  month_no,
  document_no,
  city_code,
  cast(date_trunc('day', started_at) as date) as day,
  count(*) as starts,
  sum(case when started_s % 86400 = 0 then 1 else 0 end) as midnight_starts,
  count(restored_at) as ends,
  sum(case when civil_seconds(restored_at) % 86400 = 0 then 1 else 0 end) as midnight_ends,
  sum(case when civil_seconds(restored_at) = started_s then 1 else 0 end) as zero_durations,
  sum(case when restored_at is null and is_open then 1 else 0 end) as open_rows
from outage_rows
group by month_no, document_no, city_code, cast(date_trunc('day', started_at) as date)
