-- zh: 每条停电记录在其产生时户的每个月一行：按月末与统计区间切开的计入户秒与扣除户秒。
-- en: What each outage row adds in each of its months, counted and excluded.
-- Grain: one row per outage row and month in which it adds anything.
-- Key: outage_id.
-- Meaning: what the row adds in the month, counted and excluded, cut at the ends of the month and
--   of the horizon. The months of a row add up to its part of any period, to the second.
-- Reads: contribution_months, days.
-- Source: method, "Periods".
with firsts as (
  select month_no, min(day) as month_start
  from days
  group by month_no
),

added as (
  select
    outage_id,
    month_no,
    cast(sum(case when is_excluded then 0 else user_seconds end) as bigint) as net_user_seconds,
    cast(sum(case when is_excluded then user_seconds else 0 end) as bigint)
      as excluded_user_seconds
  from contribution_months
  group by outage_id, month_no
)

select
  added.outage_id,
  firsts.month_start,
  added.net_user_seconds,
  added.excluded_user_seconds
from added
join firsts on firsts.month_no = added.month_no
