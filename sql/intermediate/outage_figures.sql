-- zh: 每条停电记录的起止时间与全程的全部、扣除、计入户秒，每条一行。
-- en: When each outage row begins and ends, and the user-seconds that it adds.
-- Grain: one row per outage row in force.
-- Key: outage_id; not kept.
-- Meaning: user-seconds of the whole row, up to as_of: gross, excluded and net; 0 if it adds
--   nothing. A row has at most nine digits of users and lies within 300 years, so its user-seconds
--   fit 64 bits; sums over rows are made wide.
-- Reads: outage_ends, contributions.
-- Source: method, "Overlap".
with timed as (
  select
    outage_id,
    is_excluded,
    users * (to_s - from_s) as user_seconds
  from contributions
),

added as (
  select
    outage_id,
    sum(user_seconds) as gross,
    sum(case when is_excluded then user_seconds else 0 end) as excluded,
    sum(case when is_excluded then 0 else user_seconds end) as net
  from timed
  group by outage_id
)

select
  outage_ends.outage_id,
  outage_ends.started_s,
  outage_ends.ended_s,
  outage_ends.is_open,
  cast(coalesce(added.gross, 0) as bigint) as gross_user_seconds,
  cast(coalesce(added.excluded, 0) as bigint) as excluded_user_seconds,
  cast(coalesce(added.net, 0) as bigint) as net_user_seconds
from outage_ends
left join added on added.outage_id = outage_ends.outage_id
