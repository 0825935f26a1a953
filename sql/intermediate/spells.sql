-- zh: 停电用户数不变的时间段，每段一行；分步送电逐级减少用户数。
-- Grain: one row per outage row and span in which a constant number of its users is out.
-- Meaning: users are out from the start; each stage lowers the number; whoever is left comes back at
--   the end. Clipped at as_of; a row without duration has no spell.
-- Reads: outage_ends, stage_fates, horizon. Source: method, "From rows to spells".
with changes as (
  select outage_id, restored_s as at_s, sum(users_restored) as restored
  from stage_fates
  where fault is null
  group by outage_id, restored_s
),

staged as (
  select distinct outage_id from changes
),

points as (
  select e.outage_id, e.started_s as at_s, cast(0 as decimal(38, 0)) as restored
  from outage_ends e
  join staged s on s.outage_id = e.outage_id
  union all
  select outage_id, at_s, restored from changes
),

staged_spells as (
  select
    p.outage_id,
    p.at_s as from_s,
    coalesce(
      lead(p.at_s) over (partition by p.outage_id order by p.at_s, p.restored),
      e.ended_s
    ) as to_s,
    e.users - sum(p.restored) over (
      partition by p.outage_id
      order by p.at_s
      range between unbounded preceding and current row
    ) as users
  from points p
  join outage_ends e on e.outage_id = p.outage_id
),

whole_spells as (
  select e.outage_id, e.started_s as from_s, e.ended_s as to_s, e.users
  from outage_ends e
  left join staged s on s.outage_id = e.outage_id
  where s.outage_id is null
),

spelled as (
  select outage_id, from_s, to_s, cast(users as bigint) as users from staged_spells
  union all
  select outage_id, from_s, to_s, users from whole_spells
)

select s.outage_id, s.from_s, least(s.to_s, h.as_of_s) as to_s, s.users
from spelled s
cross join horizon h
where s.from_s < least(s.to_s, h.as_of_s) and s.users > 0
