-- Grain: one row per city, or the region, and complete day.
-- Meaning: the 2.5 beta method: alpha and beta are mean and deviation (n - 1) of the logarithms of
--   the non-zero daily hours of the five calendar years before, as far as they are held. Whether a
--   day is above is decided on whole numbers: with d = n * log - sum and v = n * squares - sum^2,
--   log > alpha + 2.5 beta when d > 0 and 4 * (n - 1) * d^2 > 25 * n * v.
-- Reads: daily_hours. Source: method, "Detail".
with years as (
  select distinct year from daily_hours
),

logs as (
  select
    y.year,
    d.city_code,
    cast(count(*) as decimal(38, 0)) as n,
    sum(d.log_e11) as total,
    sum(d.log_e11 * d.log_e11) as squares
  from years y
  join daily_hours d on d.year >= y.year - 5 and d.year < y.year
  where d.log_e11 is not null
  group by y.year, d.city_code
  having count(*) > 1
),

spreads as (
  select l.*, n * squares - total * total as spread
  from logs l
),

compared as (
  select
    d.city_code,
    d.day,
    d.net_user_seconds,
    d.hours,
    s.n,
    s.total,
    s.spread,
    s.n * d.log_e11 - s.total as above
  from daily_hours d
  left join spreads s on s.city_code = d.city_code and s.year = d.year
)

select
  city_code,
  day,
  cast(net_user_seconds as decimal(38, 0)) as net_user_seconds,
  hours,
  exp((
    cast(total as double) / cast(n as double)
    + 2.5 * sqrt(cast(spread as double) / cast(n * (n - 1) as double))
  ) / 100000000000) as threshold_hours,
  coalesce(above > 0 and 4 * (n - 1) * above * above > 25 * n * spread, false) as is_major
from compared
