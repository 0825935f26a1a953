-- zh: 数据所涉各年的每一天及当日数据是否齐全，每日一行。
-- en: The days of the years held, each with its month, quarter, year and whether its data is complete.
-- Grain: one row per day of the years held.
-- Meaning: a day is complete when it lies in the horizon.
-- Reads: days, horizon.
-- Source: method, "Periods".
select
  days.day,
  days.year,
  days.quarter,
  days.month,
  coalesce(days.day >= horizon.data_from and days.day < horizon.as_of, false) as is_complete
from days
cross join horizon
