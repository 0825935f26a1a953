-- zh: 数据所涉各年的日历，每日一行。
-- en: The days of the years with data, with their periods.
-- Grain: one row per day of the years with data.
-- Key: whole.
-- Meaning: the month, quarter and year of each day, and whether the data of that day is complete.
-- Reads: calendar_days.
-- Source: method, "Periods".
select
  day,
  cast(year as bigint) as year,
  quarter,
  month,
  is_complete
from calendar_days
