-- Grain: one row per year, city and tier with a baseline, net or gross.
-- Meaning: hours of the baseline year as a fraction of exact integers, from the history feed when it
--   has them, else from events of a final year. factor is what (1 - rate) leaves of them. A gross
--   baseline, for hours with nothing excluded, comes from events alone: history doesn't say.
-- Reads: year_rules, history, period_hours. Source: method, "Verdicts".
with from_events as (
  select
    y.year,
    p.city_code,
    p.area_tier,
    'events' as baseline_source,
    p.net_user_seconds * p.days as hours_num,
    p.user_days * 3600 as hours_den,
    p.hours,
    p.gross_user_seconds * p.days as gross_num,
    p.hours_gross
  from year_rules y
  join period_hours p on p.period_kind = 'year' and p.period = cast(y.baseline_year as varchar(4))
  where p.is_final and p.user_days > 0
),

from_history as (
  select
    y.year,
    h.city_code,
    h.area_tier,
    'history' as baseline_source,
    h.hours_e9 as hours_num,
    cast(1000000000 as decimal(38, 0)) as hours_den,
    h.hours
  from year_rules y
  join history h on h.year = y.baseline_year
),

chosen as (
  select h.*, false as is_gross from from_history h
  union all
  select
    e.year, e.city_code, e.area_tier, e.baseline_source, e.hours_num, e.hours_den, e.hours, false
  from from_events e
  left join from_history h
    on h.year = e.year and h.city_code = e.city_code and h.area_tier = e.area_tier
  where h.year is null
  union all
  select year, city_code, area_tier, baseline_source, gross_num, hours_den, hours_gross, true
  from from_events
)

select
  c.year,
  c.city_code,
  c.area_tier,
  c.is_gross,
  c.baseline_source,
  c.hours as baseline_hours,
  cast(c.hours_num as decimal(38, 0)) as hours_num,
  cast(c.hours_den as decimal(38, 0)) as hours_den,
  y.factor_num,
  y.factor_den,
  y.years
from chosen c
join year_rules y on y.year = c.year
