-- zh: 有停电记录的月份，每月一行：当月开始的停电记录数。
-- en: The months in which outage rows start, with how many do.
-- Grain: one row per month in which outage rows in force start.
-- Key: month_no.
-- Meaning: how many rows start in the month, which tells complete months from stray ones.
-- Reads: outages.
-- Source: method, "From rows to spells".
select
  month_no,
  cast(date_trunc('month', min(started_at)) as date) as month_start,
  count(*) as outage_rows
from outages
group by month_no
