-- zh: 有完整日的月份，每月一行。
-- en: The months with complete days, each with its part of the horizon.
-- Grain: one row per month with complete days.
-- Key: whole.
-- Meaning: the part of the horizon in the month, as seconds of local civil time, [from_s, to_s).
-- Reads: days, horizon.
-- Source: method, "Periods".
select
  days.month_no,
  min(days.day_no) * 86400 as from_s,
  (max(days.day_no) + 1) * 86400 as to_s
from days
cross join horizon
where days.day >= horizon.data_from and days.day < horizon.as_of
group by days.month_no
