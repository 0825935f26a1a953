-- Grain: one row per day of the years held.
-- Meaning: the month, quarter and year of each day, and whether the data of that day is complete.
-- Reads: days, horizon. Source: method, "Periods".
select
  d.day,
  cast(d.year as bigint) as year,
  d.quarter,
  d.month,
  coalesce(d.day >= h.data_from and d.day < h.as_of, false) as is_complete
from days d
cross join horizon h
