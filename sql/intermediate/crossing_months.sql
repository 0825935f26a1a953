-- zh: 跨越月末的停电记录在各月的户秒，每条记录 × 月一行。
-- Grain: one row per month and outage row that does not lie within one month of the horizon.
-- Meaning: what such a row adds in each month that it touches, and 1 outage in the one in which it
--   started. All other rows, which are nearly all, add what they add in the month of their start.
-- Reads: outage_ends, contribution_months, days, months. Source: method, "Periods".
with crossing as (
  select e.outage_id, case when e.started_s >= m.from_s and e.started_s < m.to_s then m.month_no
    end as start_month
  from outage_ends e
  left join days d on d.day_no = cast(floor(e.started_s / 86400) as bigint)
  left join months m on m.month_no = d.month_no
  where m.month_no is null or e.started_s < m.from_s or e.ended_s > m.to_s
),

parts as (
  select
    c.outage_id,
    c.month_no,
    case when c.is_excluded then 0 else c.user_seconds end as net,
    case when c.is_excluded then c.user_seconds else 0 end as excluded,
    0 as outages
  from contribution_months c
  join crossing x on x.outage_id = c.outage_id
  union all
  select outage_id, start_month, 0, 0, 1
  from crossing
  where start_month is not null
)

select
  outage_id,
  month_no,
  sum(net) as net_user_seconds,
  sum(excluded) as excluded_user_seconds,
  sum(outages) as outages
from parts
group by outage_id, month_no
