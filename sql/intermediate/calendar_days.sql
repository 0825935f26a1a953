-- zh: 数据所涉各年的每一天及当日数据是否齐全，每日一行。
-- en: The days of the years with data: month, quarter, year and whether the data of the day is complete.
-- Grain: one row per day of the years with data.
-- Key: whole.
-- Meaning: the data of a day is complete if the day lies in the horizon.
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
