-- zh: 基期停电时间（整数分数），每口径（净、全部）× 年 × 市州 × 地区特征一行；历史指标优先，否则由事件算得。
-- Grain: one row per measure (net, gross), year, city and tier with a baseline.
-- Meaning: hours of the baseline year as a fraction of exact integers, from the history feed when it
--   has them, else from events of a final year. factor is what (1 - rate) leaves of them. Gross ones
--   come from events alone: the history feed gives hours after exclusion.
-- Reads: year_rules, history, period_hours. Source: method, "Verdicts".
with finals as (
  select y.year, p.*
  from year_rules y
  join period_hours p on p.period_kind = 'year' and p.period = cast(y.baseline_year as varchar(4))
  where p.is_final and p.user_days > 0
),

from_events as (
  select
    'net' as measure,
    year,
    city_code,
    area_tier,
    'events' as baseline_source,
    net_user_seconds * days as hours_num,
    user_days * 3600 as hours_den,
    hours
  from finals
  union all
  select 'gross', year, city_code, area_tier, 'events', gross_user_seconds * days,
    user_days * 3600, hours_gross
  from finals
),

from_history as (
  select
    'net' as measure,
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
  select * from from_history
  union all
  select e.*
  from from_events e
  left join from_history h
    on h.measure = e.measure
    and h.year = e.year
    and h.city_code = e.city_code
    and h.area_tier = e.area_tier
  where h.year is null
)

select
  c.measure,
  c.year,
  c.city_code,
  c.area_tier,
  c.baseline_source,
  c.hours as baseline_hours,
  cast(c.hours_num as decimal(38, 0)) as hours_num,
  cast(c.hours_den as decimal(38, 0)) as hours_den,
  y.factor_num,
  y.factor_den,
  y.years
from chosen c
join year_rules y on y.year = c.year
