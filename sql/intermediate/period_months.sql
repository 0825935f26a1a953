-- zh: 时段由哪些月份组成，每时段 × 月一行。
-- Grain: one row per period and month of it.
-- Meaning: which months add up to which period.
-- Reads: days, periods. Source: method, "Periods".
select distinct p.period_kind, p.period, d.month_no
from periods p
join days d on d.day >= p.period_start and d.day < p.period_end
