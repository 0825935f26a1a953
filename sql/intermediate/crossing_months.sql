-- zh: 跨越月末的停电记录在各月的户秒，每条记录 × 月一行。
-- en: What outage rows that cross the end of a month add in each of their months.
-- Grain: one row per month and outage row that does not lie within one month of the horizon.
-- Meaning: what such a row adds in each month that it touches, and 1 outage in the month in which
--   it started. All other rows, which are nearly all, add everything in the month of their start.
-- Reads: outage_ends, contribution_months, days, months.
-- Source: method, "Periods".
with crossing as (
  select
    outage_ends.outage_id,
    case
      when outage_ends.started_s >= months.from_s and outage_ends.started_s < months.to_s
        then months.month_no
    end as start_month
  from outage_ends
  left join days on days.day_no = cast(floor(outage_ends.started_s / 86400) as bigint)
  left join months on months.month_no = days.month_no
  where months.month_no is null
    or outage_ends.started_s < months.from_s
    or outage_ends.ended_s > months.to_s
),

parts as (
  select
    contribution_months.outage_id,
    contribution_months.month_no,
    case
      when contribution_months.is_excluded then 0
      else contribution_months.user_seconds
    end as net,
    case
      when contribution_months.is_excluded then contribution_months.user_seconds
      else 0
    end as excluded,
    0 as outages
  from contribution_months
  join crossing on crossing.outage_id = contribution_months.outage_id
  union all
  select
    outage_id,
    start_month as month_no,
    0 as net,
    0 as excluded,
    1 as outages
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
