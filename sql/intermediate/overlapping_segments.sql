-- zh: 与同一用户群其他记录在时间上重叠的片段，每段一行。
-- en: The segments that share time with another row of the same population.
-- Grain: one row per segment that shares time with a segment of another row of the same population.
-- Key: outage_id; not kept; overlaps together.
-- Meaning: segments chained by overlap form an island. Only islands of several segments need the
--   sweep. population is the asset that is out, island the instant at which its island begins; the
--   rest decides the order in an overlap.
-- Reads: outage_segments, outages.
-- Source: method, "Overlap".
with watched as (
  select
    population_hash,
    from_s,
    max(to_s) over (
      partition by population_hash
      order by from_s, to_s
      rows between unbounded preceding and 1 preceding
    ) as reached_s
  from outage_segments
  where population_hash is not null
),

-- Most populations have no overlap. Their hash tells them apart cheaply; two populations of one hash
-- only let a row through that the exact step below sets aside.
crowded as (
  select distinct population_hash
  from watched
  where reached_s > from_s
),

keyed as (
  select
    outage_segments.outage_id,
    outage_segments.from_s,
    outage_segments.to_s,
    outage_segments.users,
    outage_segments.is_excluded,
    outages.city_code,
    outages.area_tier,
    outages.asset_id as population,
    outages.started_s,
    coalesce(outages.provider, '') as provider_key,
    outages.event_id
  from outage_segments
  join crowded on crowded.population_hash = outage_segments.population_hash
  join outages on outages.outage_id = outage_segments.outage_id
),

reached as (
  select
    keyed.*,
    max(to_s) over (
      partition by city_code, area_tier, population
      order by from_s, to_s
      rows between unbounded preceding and 1 preceding
    ) as reached_s
  from keyed
),

numbered as (
  select
    reached.*,
    sum(case when reached_s > from_s then 0 else 1 end) over (
      partition by city_code, area_tier, population
      order by from_s, to_s
      rows between unbounded preceding and current row
    ) as island_no
  from reached
),

sized as (
  select
    numbered.*,
    min(from_s) over (partition by city_code, area_tier, population, island_no) as island,
    count(*) over (partition by city_code, area_tier, population, island_no) as island_segments
  from numbered
)

select
  outage_id,
  from_s,
  to_s,
  users,
  is_excluded,
  city_code,
  area_tier,
  population,
  island,
  started_s,
  provider_key,
  event_id
from sized
where island_segments > 1
