-- zh: 每条停电记录在各时间段内另外停电的用户数，每段一行；重叠的用户只计一次。
-- en: The further users that each outage row puts out, span by span; no user counts twice.
-- Grain: one row per outage row and span in which it puts out a constant number of further users.
-- Key: outage_id; not kept; overlaps together.
-- Meaning: at each instant the segments of one population are ordered by start of their row,
--   counted before excluded, provider, event. Each adds the users that it has beyond the largest
--   number seen before it.
-- Reads: outage_segments, overlapping_segments.
-- Source: method, "Overlap".
with instants as (
  select
    city_code,
    area_tier,
    population,
    island,
    from_s as at_s
  from overlapping_segments
  union
  select
    city_code,
    area_tier,
    population,
    island,
    to_s as at_s
  from overlapping_segments
),

intervals as (
  select
    instants.*,
    lead(at_s) over (partition by city_code, area_tier, population, island order by at_s) as until_s
  from instants
),

active as (
  select
    intervals.city_code,
    intervals.area_tier,
    intervals.population,
    intervals.island,
    intervals.at_s,
    intervals.until_s,
    overlapping_segments.outage_id,
    overlapping_segments.users,
    overlapping_segments.is_excluded,
    overlapping_segments.started_s,
    overlapping_segments.provider_key,
    overlapping_segments.event_id
  from intervals
  join overlapping_segments
    on overlapping_segments.city_code = intervals.city_code
    and overlapping_segments.area_tier = intervals.area_tier
    and overlapping_segments.population = intervals.population
    and overlapping_segments.island = intervals.island
    and overlapping_segments.from_s <= intervals.at_s
    and overlapping_segments.to_s >= intervals.until_s
  where intervals.until_s is not null
),

swept as (
  select
    active.*,
    max(users) over (
      partition by city_code, area_tier, population, island, at_s
      order by started_s, is_excluded, provider_key, event_id, outage_id
      rows between unbounded preceding and 1 preceding
    ) as seen
  from active
),

crowded as (
  select distinct outage_id, from_s
  from overlapping_segments
),

alone as (
  select
    outage_segments.outage_id,
    outage_segments.from_s,
    outage_segments.to_s,
    outage_segments.users,
    outage_segments.is_excluded
  from outage_segments
  left join crowded
    on crowded.outage_id = outage_segments.outage_id
    and crowded.from_s = outage_segments.from_s
  where crowded.outage_id is null
)

select
  outage_id,
  from_s,
  to_s,
  users,
  is_excluded
from alone
union all
select
  outage_id,
  at_s as from_s,
  until_s as to_s,
  greatest(users - coalesce(seen, 0), 0) as users,
  is_excluded
from swept
where users > coalesce(seen, 0)
