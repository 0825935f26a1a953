-- zh: 每条停电记录的结束时间及是否尚未复电，每条一行。
-- en: When each outage row ends, and whether it is still open.
-- Grain: one row per outage row in force.
-- Key: outage_id; not kept.
-- Meaning: when the row ends and whether it is still open. A row without a restoration ends with
--   its last stage if the stages bring back all of its users; otherwise it runs to as_of.
-- Reads: outages, judged_stages, horizon.
-- Source: method, "From rows to spells".
with stages as (
  select outage_id, max(restored_s) as last_s, sum(users_restored) as restored
  from judged_stages
  where fault is null
  group by outage_id
),

ends as (
  select
    outages.outage_id,
    outages.started_s,
    outages.users,
    coalesce(
      outages.restored_s,
      case when stages.restored = outages.users then stages.last_s end
    ) as known_end_s
  from outages
  left join stages on stages.outage_id = outages.outage_id
)

select
  ends.outage_id,
  ends.started_s,
  ends.users,
  coalesce(ends.known_end_s, greatest(horizon.as_of_s, ends.started_s)) as ended_s,
  ends.known_end_s is null as is_open
from ends
cross join horizon
