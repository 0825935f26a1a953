-- zh: 所查地区在时段内各日的用户数
-- en: The users of a place on each day of a span
-- Params: city_code (a city; null for the whole region), area_tier (a tier; null for all of them),
--   from (first day of the span), to (the day after its last)
-- Reads: population_days. Source: method, "Equivalent users".
select day, sum(users) as users
from population_days
where ($city_code is null or city_code = $city_code)
  and ($area_tier is null or area_tier = $area_tier)
  and day >= cast($from as date)
  and day < cast($to as date)
group by day
order by day
