-- zh: 与同一用户群其他记录在时间上重叠的片段，每段一行。
-- Grain: one row per piece that shares time with a piece of another row of the same population.
-- Meaning: pieces chained by overlap form an island; only islands of several pieces need the sweep.
-- Reads: pieces. Source: method, "Overlap".
with keyed as (
  select p.*, hash(city_code, area_tier, population) as population_hash
  from pieces p
  where population is not null
),

-- Most populations have no overlap. Their hash tells them apart cheaply; two populations of one hash
-- only let a row through that the exact step below sets aside.
watched as (
  select
    population_hash,
    from_s,
    max(to_s) over (
      partition by population_hash
      order by from_s, to_s
      rows between unbounded preceding and 1 preceding
    ) as reached_s
  from keyed
),

crowded as (
  select distinct population_hash
  from watched
  where reached_s > from_s
),

reached as (
  select
    k.*,
    max(to_s) over (
      partition by city_code, area_tier, population
      order by from_s, to_s
      rows between unbounded preceding and 1 preceding
    ) as reached_s
  from keyed k
  join crowded c on c.population_hash = k.population_hash
),

numbered as (
  select
    r.*,
    sum(case when reached_s > from_s then 0 else 1 end) over (
      partition by city_code, area_tier, population
      order by from_s, to_s
      rows between unbounded preceding and current row
    ) as island
  from reached r
),

sized as (
  select
    n.*,
    count(*) over (partition by city_code, area_tier, population, island) as island_pieces
  from numbered n
)

select
  outage_id, from_s, to_s, users, is_excluded, city_code, area_tier, population, island,
  started_s, provider_key, event_id
from sized
where island_pieces > 1
