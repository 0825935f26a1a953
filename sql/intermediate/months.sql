-- zh: 有完整日的月份，每月一行。
-- Grain: one row per month with complete days.
-- Meaning: its part of the horizon as seconds of local civil time, [from_s, to_s).
-- Reads: days, horizon. Source: method, "Periods".
select
  d.month_no,
  min(d.day_no) * 86400 as from_s,
  (max(d.day_no) + 1) * 86400 as to_s
from days d
cross join horizon h
where d.day >= h.data_from and d.day < h.as_of
group by d.month_no
