-- zh: 基期停电时间（整数分数），每口径（净、全部）× 年 × 市州 × 地区特征一行；历史指标优先，否则由事件算得。
-- en: The hours of the baseline year as a fraction, from the history feed or otherwise from events.
-- Grain: one row per measure (net, gross), year, city and tier with a baseline.
-- Key: whole.
-- Meaning: hours of the baseline year as a fraction of exact integers. They come from the history
--   feed if it has them, otherwise from the events of a final year. factor is the part of them that
--   (1 - rate) leaves. Gross baselines come from events only, because the history feed gives hours
--   after exclusion.
-- Reads: year_rules, history, period_figures.
-- Source: method, "Verdicts".
with finals as (
  select
    year_rules.year,
    period_figures.city_code,
    period_figures.area_tier,
    period_figures.days,
    period_figures.user_days,
    period_figures.net_user_seconds,
    period_figures.gross_user_seconds,
    period_figures.hours,
    period_figures.hours_gross
  from year_rules
  join period_figures
    on period_figures.period_kind = 'year'
    and period_figures.period = cast(year_rules.baseline_year as varchar(4))
  where period_figures.is_final and period_figures.user_days > 0
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
  select
    'gross' as measure,
    year,
    city_code,
    area_tier,
    'events' as baseline_source,
    gross_user_seconds * days as hours_num,
    user_days * 3600 as hours_den,
    hours_gross as hours
  from finals
),

from_history as (
  select
    'net' as measure,
    year_rules.year,
    history.city_code,
    history.area_tier,
    'history' as baseline_source,
    history.hours_e9 as hours_num,
    cast(1000000000 as decimal(38, 0)) as hours_den,
    history.hours
  from year_rules
  join history on history.year = year_rules.baseline_year
),

chosen as (
  select
    measure,
    year,
    city_code,
    area_tier,
    baseline_source,
    hours_num,
    hours_den,
    hours
  from from_history
  union all
  select
    from_events.measure,
    from_events.year,
    from_events.city_code,
    from_events.area_tier,
    from_events.baseline_source,
    from_events.hours_num,
    from_events.hours_den,
    from_events.hours
  from from_events
  left join from_history
    on from_history.measure = from_events.measure
    and from_history.year = from_events.year
    and from_history.city_code = from_events.city_code
    and from_history.area_tier = from_events.area_tier
  where from_history.year is null
)

select
  chosen.measure,
  chosen.year,
  chosen.city_code,
  chosen.area_tier,
  chosen.baseline_source,
  chosen.hours as baseline_hours,
  cast(chosen.hours_num as decimal(38, 0)) as hours_num,
  cast(chosen.hours_den as decimal(38, 0)) as hours_den,
  year_rules.factor_num,
  year_rules.factor_den,
  year_rules.years
from chosen
join year_rules on year_rules.year = chosen.year
