-- zh: 每条停电记录的结束时间及是否尚未复电，每条一行。
-- Grain: one row per outage row in force.
-- Meaning: when the row ends and whether it is still open. A row without restoration ends with its
--   last stage when the stages bring back all of its users, and else runs to as_of.
-- Reads: outages, stage_fates, horizon. Source: method, "From rows to spells".
with stages as (
  select outage_id, max(restored_s) as last_s, sum(users_restored) as restored
  from stage_fates
  where fault is null
  group by outage_id
),

ends as (
  select
    o.outage_id,
    o.started_s,
    o.users,
    coalesce(o.restored_s, case when s.restored = o.users then s.last_s end) as known_end_s
  from outages o
  left join stages s on s.outage_id = o.outage_id
)

select
  e.outage_id,
  e.started_s,
  e.users,
  coalesce(e.known_end_s, greatest(h.as_of_s, e.started_s)) as ended_s,
  e.known_end_s is null as is_open
from ends e
cross join horizon h
