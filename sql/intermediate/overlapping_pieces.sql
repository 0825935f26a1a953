-- Grain: one row per piece that shares time with a piece of another row of the same population.
-- Meaning: pieces chained by overlap form an island; only islands of several pieces need the sweep.
-- Reads: pieces. Source: method, "Overlap".
with reached as (
  select
    p.*,
    max(to_s) over (
      partition by city_code, area_tier, population
      order by from_s, to_s
      rows between unbounded preceding and 1 preceding
    ) as reached_s
  from pieces p
  where population is not null
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
