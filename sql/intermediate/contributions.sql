-- zh: 每条停电记录在各时间段内另外停电的用户数，每段一行；重叠的用户只计一次。
-- Grain: one row per outage row and span in which it puts out a constant number of further users.
-- Meaning: at each instant the pieces of one population go by start of their row, counted before
--   excluded, provider, event; each adds what it has above the most seen so far.
-- Reads: pieces, overlapping_pieces. Source: method, "Overlap".
with instants as (
  select city_code, area_tier, population, island, from_s as at_s from overlapping_pieces
  union
  select city_code, area_tier, population, island, to_s from overlapping_pieces
),

intervals as (
  select
    i.*,
    lead(at_s) over (partition by city_code, area_tier, population, island order by at_s) as until_s
  from instants i
),

active as (
  select
    i.city_code, i.area_tier, i.population, i.island, i.at_s, i.until_s,
    o.outage_id, o.users, o.is_excluded, o.started_s, o.provider_key, o.event_id
  from intervals i
  join overlapping_pieces o
    on o.city_code = i.city_code
    and o.area_tier = i.area_tier
    and o.population = i.population
    and o.island = i.island
    and o.from_s <= i.at_s
    and o.to_s >= i.until_s
  where i.until_s is not null
),

swept as (
  select
    a.*,
    max(users) over (
      partition by city_code, area_tier, population, island, at_s
      order by started_s, is_excluded, provider_key, event_id, outage_id
      rows between unbounded preceding and 1 preceding
    ) as seen
  from active a
),

alone as (
  select p.*
  from pieces p
  left join (select distinct outage_id, from_s from overlapping_pieces) o
    on o.outage_id = p.outage_id and o.from_s = p.from_s
  where o.outage_id is null
)

select outage_id, from_s, to_s, users, is_excluded from alone
union all
select
  outage_id,
  at_s,
  until_s,
  greatest(users - coalesce(seen, 0), 0),
  is_excluded
from swept
where users > coalesce(seen, 0)
