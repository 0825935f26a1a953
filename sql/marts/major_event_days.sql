-- Grain: one row per city, or the region, and complete day.
-- Meaning: daily hours per user and the threshold exp(alpha + 2.5 beta), alpha and beta being mean and
--   n-1 deviation of the logarithms of the days above 0 of up to five preceding years. Logarithms
--   are whole billionths, so that their sums don't hang on the order of adding.
-- Reads: daily_hours. Source: method, "Indices".
with years as (
  select distinct city_code, year from daily_hours
),

moments as (
  select
    y.city_code,
    y.year,
    count(*) as n,
    sum(cast(d.log_e9 as decimal(38, 0))) as s1,
    sum(cast(d.log_e9 as decimal(38, 0)) * d.log_e9) as s2
  from years y
  join daily_hours d
    on d.city_code = y.city_code
    and d.year between y.year - 5 and y.year - 1
    and d.log_e9 is not null
  group by y.city_code, y.year
  having count(*) > 1
),

thresholds as (
  select
    city_code,
    year,
    exp((
      cast(s1 as double) / n
      + 2.5 * sqrt(cast(s2 * n - s1 * s1 as double) / (cast(n as double) * (n - 1)))
    ) / 1000000000) as threshold_hours
  from moments
)

select
  d.city_code,
  d.day,
  cast(d.net as decimal(38, 0)) as net_user_seconds,
  d.hours,
  t.threshold_hours,
  coalesce(d.hours > t.threshold_hours, false) as is_major
from daily_hours d
left join thresholds t on t.city_code = d.city_code and t.year = d.year
