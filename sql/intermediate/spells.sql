-- zh: 停电用户数不变的时间段，每段一行；分步送电逐级减少用户数。
-- en: The spans in which a constant number of users is out; stages lower the number.
-- Grain: one row per outage row and span in which a constant number of its users is out.
-- Key: outage_id; not kept.
-- Meaning: all users are out from the start. Each stage lowers the number, and the remaining users
--   come back at the end. Spells are cut off at as_of; a row without duration has no spell.
-- Reads: outage_ends, judged_stages, horizon.
-- Source: method, "From rows to spells".
with changes as (
  select outage_id, restored_s as at_s, sum(users_restored) as restored
  from judged_stages
  where fault is null
  group by outage_id, restored_s
),

staged as (
  select distinct outage_id
  from changes
),

points as (
  select
    outage_ends.outage_id,
    outage_ends.started_s as at_s,
    cast(0 as decimal(38, 0)) as restored
  from outage_ends
  join staged on staged.outage_id = outage_ends.outage_id
  union all
  select outage_id, at_s, restored
  from changes
),

staged_spells as (
  select
    points.outage_id,
    points.at_s as from_s,
    coalesce(
      lead(points.at_s) over (partition by points.outage_id order by points.at_s, points.restored),
      outage_ends.ended_s
    ) as to_s,
    outage_ends.users - sum(points.restored) over (
      partition by points.outage_id
      order by points.at_s
      range between unbounded preceding and current row
    ) as users
  from points
  join outage_ends on outage_ends.outage_id = points.outage_id
),

whole_spells as (
  select
    outage_ends.outage_id,
    outage_ends.started_s as from_s,
    outage_ends.ended_s as to_s,
    outage_ends.users
  from outage_ends
  left join staged on staged.outage_id = outage_ends.outage_id
  where staged.outage_id is null
),

spelled as (
  select
    outage_id,
    from_s,
    to_s,
    cast(users as bigint) as users
  from staged_spells
  union all
  select
    outage_id,
    from_s,
    to_s,
    users
  from whole_spells
)

select
  spelled.outage_id,
  spelled.from_s,
  least(spelled.to_s, horizon.as_of_s) as to_s,
  spelled.users
from spelled
cross join horizon
where spelled.from_s < least(spelled.to_s, horizon.as_of_s) and spelled.users > 0
