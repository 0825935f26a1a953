-- zh: 每日开始的停电记录的计入户秒，每日 × 市州一行。
-- en: The counted user-seconds of the rows that start on each day, by city.
-- Grain: one row per day and city in which outage rows start.
-- Key: month_no.
-- Meaning: all net user-seconds of a row belong to the day on which it began.
-- Reads: outage_rows.
-- Source: method, "Detail".
select
  month_no,
  cast(started_at as date) as day,
  city_code,
  sum(net_user_seconds) as net_user_seconds
from outage_rows
group by month_no, cast(started_at as date), city_code
