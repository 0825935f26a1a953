-- zh: 按月末与统计区间切开的户秒，每段 × 月一行。
-- Grain: one row per contribution and month that it touches.
-- Meaning: contributions cut at the ends of months and of the horizon, as user-seconds. Users have nine
--   digits at most, so those of a month fit 64 bits; sums of them are made wide.
-- Reads: contributions, days, horizon, months. Source: method, "Periods".
with located as (
  select c.*, f.month_no as first_month, l.month_no as last_month
  from contributions c
  cross join horizon h
  -- A row may start long before the days that are held.
  join days f on f.day_no = cast(floor(greatest(c.from_s, h.data_from_s) / 86400) as bigint)
  join days l on l.day_no = cast(floor((c.to_s - 1) / 86400) as bigint)
  where c.to_s > h.data_from_s
),

cut as (
  select c.outage_id, c.is_excluded, c.users, m.month_no, c.from_s, c.to_s,
    m.from_s as month_from_s, m.to_s as month_to_s
  from located c
  join months m on m.month_no = c.first_month
  where c.first_month = c.last_month
  union all
  select c.outage_id, c.is_excluded, c.users, m.month_no, c.from_s, c.to_s, m.from_s, m.to_s
  from located c
  join months m on m.month_no between c.first_month and c.last_month
  where c.first_month < c.last_month
)

select
  outage_id,
  month_no,
  is_excluded,
  cast(users * (least(to_s, month_to_s) - greatest(from_s, month_from_s)) as bigint)
    as user_seconds
from cut
where greatest(from_s, month_from_s) < least(to_s, month_to_s)
