-- zh: 每条停电记录全程的全部、扣除与计入户秒，每条一行。
-- Grain: one row per outage row that adds anything.
-- Meaning: user-seconds over the row's whole life, up to as_of: gross, excluded and net.
-- Reads: contributions. Source: method, "Overlap".
select
  outage_id,
  sum(cast(users as decimal(38, 0)) * (to_s - from_s)) as gross_user_seconds,
  sum(case when is_excluded
    then cast(users as decimal(38, 0)) * (to_s - from_s) else 0 end) as excluded_user_seconds,
  sum(case when is_excluded
    then 0 else cast(users as decimal(38, 0)) * (to_s - from_s) end) as net_user_seconds
from contributions
group by outage_id
