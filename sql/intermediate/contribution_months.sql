-- zh: 按月末与统计区间切开的户秒，每段 × 月一行。
-- en: The user-seconds of outage rows, cut at month ends and at the ends of the horizon.
-- Grain: one row per contribution and month that it touches.
-- Key: outage_id; not kept.
-- Meaning: contributions as user-seconds, cut at month ends and at the ends of the horizon. A
--   number of users has at most nine digits, so the user-seconds of one month fit 64 bits; sums of
--   them are made wide.
-- Reads: contributions, days, horizon, months.
-- Source: method, "Periods".
with located as (
  select
    contributions.outage_id,
    contributions.is_excluded,
    contributions.users,
    contributions.from_s,
    contributions.to_s,
    first_days.month_no as first_month,
    last_days.month_no as last_month
  from contributions
  cross join horizon
  -- A row may start long before the days that are held.
  join days as first_days
    on first_days.day_no
      = cast(floor(greatest(contributions.from_s, horizon.data_from_s) / 86400) as bigint)
  join days as last_days
    on last_days.day_no = cast(floor((contributions.to_s - 1) / 86400) as bigint)
  where contributions.to_s > horizon.data_from_s
),

cut as (
  select
    located.outage_id,
    located.is_excluded,
    located.users,
    months.month_no,
    located.from_s,
    located.to_s,
    months.from_s as month_from_s,
    months.to_s as month_to_s
  from located
  join months on months.month_no = located.first_month
  where located.first_month = located.last_month
  union all
  select
    located.outage_id,
    located.is_excluded,
    located.users,
    months.month_no,
    located.from_s,
    located.to_s,
    months.from_s as month_from_s,
    months.to_s as month_to_s
  from located
  join months on months.month_no between located.first_month and located.last_month
  where located.first_month < located.last_month
)

select
  outage_id,
  month_no,
  is_excluded,
  cast(users * (least(to_s, month_to_s) - greatest(from_s, month_from_s)) as bigint)
    as user_seconds
from cut
where greatest(from_s, month_from_s) < least(to_s, month_to_s)
