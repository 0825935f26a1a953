-- zh: 当年有用户基数、但在时段内若干日没有的市州与地区特征
-- en: Cities and tiers that have users on some days of the year but none on some days of the span
-- Params: city_code (a city; null for the whole region), area_tier (a tier; null for all of them),
--   from (first day of the span), to (the day after its last)
-- Reads: population_days, cities. Source: method, "Equivalent users".
with
span as (
  select
    cast($from as date) as first_day,
    cast($to as date) as end_day,
    date_diff('day', cast($from as date), cast($to as date)) as days
),
covered as (
  select
    population.city_code,
    population.area_tier,
    count(*) filter (
      where population.day >= span.first_day and population.day < span.end_day
    ) as days
  from population_days as population
  cross join span
  where ($city_code is null or population.city_code = $city_code)
    and ($area_tier is null or population.area_tier = $area_tier)
    and year(population.day) = year(span.first_day)
  group by population.city_code, population.area_tier
)
select
  covered.city_code,
  cities.city_name,
  covered.area_tier,
  span.days - covered.days as days
from covered
cross join span
left join cities on cities.city_code = covered.city_code
where covered.days < span.days
order by span.days - covered.days desc, covered.city_code, covered.area_tier
