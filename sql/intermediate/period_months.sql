-- zh: 时段由哪些月份组成，每时段 × 月一行。
-- en: The months that make up each period.
-- Grain: one row per period and month of it.
-- Key: whole.
-- Meaning: which months add up to which period, and the year of both.
-- Reads: days, periods.
-- Source: method, "Periods".
select distinct periods.period_kind, periods.period, days.year, days.month_no
from periods
join days
  on days.day >= periods.period_start
  and days.day < periods.period_end
