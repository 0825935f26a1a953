-- Grain: one row per city, or the region, and complete day.
-- Meaning: counted user-seconds of the rows that began on the day, the users of the day and, in
--   billionths, the natural logarithm of its hours per user where they are above 0.
-- Reads: outages, row_totals, population_days, days, horizon, rule. Source: method, "Indices".
with accrued as (
  select o.city_code, cast(o.started_at as date) as day, sum(t.net_user_seconds) as net
  from outages o
  join row_totals t on t.outage_id = o.outage_id
  group by o.city_code, cast(o.started_at as date)
),

supplied as (
  select city_code, day, sum(users) as users from population_days group by city_code, day
),

cities as (
  select city_code from accrued
  union
  select city_code from supplied
),

by_city as (
  select
    c.city_code,
    d.day,
    d.year,
    coalesce(a.net, 0) as net,
    coalesce(s.users, 0) as users
  from cities c
  cross join days d
  cross join horizon h
  left join accrued a on a.city_code = c.city_code and a.day = d.day
  left join supplied s on s.city_code = c.city_code and s.day = d.day
  where d.day >= h.data_from and d.day < h.as_of
),

scoped as (
  select city_code, day, year, net, users from by_city
  union all
  select min(r.region_code), b.day, b.year, sum(b.net), sum(b.users)
  from by_city b
  cross join rule r
  group by b.day, b.year
),

divided as (
  select
    s.*,
    cast(net as double) / cast(case when users > 0 then users * 3600 end as double) as hours
  from scoped s
)

select
  city_code,
  day,
  year,
  net,
  hours,
  case when hours > 0 then cast(round(ln(hours) * 1000000000) as bigint) end as log_e9
from divided
