-- zh: 每日用户平均停电时间，每市州（及全区域）× 完整日一行；停电计入其开始之日。
-- Grain: one row per complete day and city, or the region, with outages or users in the horizon.
-- Meaning: net user-seconds of the rows that began on the day, whole, and hours per user of that day.
--   log_e11 is the natural logarithm of hours, times 10^11 and rounded, so that sums of it are exact
--   and their squares fit 38 digits.
-- Reads: calendar, outage_facts, population_days, period_hours, rule. Source: method, "Detail".
with parts as (
  select cast(started_at as date) as day, city_code, sum(net_user_seconds) as net, 0 as users
  from outage_facts
  group by cast(started_at as date), city_code
  union all
  select day, city_code, 0, users
  from population_days
),

summed as (
  select
    p.day,
    coalesce(p.city_code, min(r.region_code)) as city_code,
    sum(p.net) as net,
    sum(p.users) as users
  from parts p
  cross join rule r
  group by grouping sets ((p.day, p.city_code), (p.day))
),

held as (
  select distinct city_code from period_hours
),

measured as (
  select
    h.city_code,
    c.day,
    c.year,
    coalesce(s.net, 0) as net_user_seconds,
    case when s.users > 0
      then cast(s.net as double) / cast(s.users * 3600 as double)
    end as hours
  from held h
  cross join calendar c
  left join summed s on s.city_code = h.city_code and s.day = c.day
  where c.is_complete
)

select
  m.*,
  case when hours > 0
    then cast(round(ln(hours) * 100000000000) as decimal(38, 0))
  end as log_e11
from measured m
