-- Severity: invariant
-- zh: 各月、各季之和等于全年
-- en: Months and quarters add up to years
-- Grain: one row per year, city, tier and kind of part. Reads: period_hours. Source: method, "Periods".
with parts as (
  select
    period_kind, substr(period, 1, 4) as year, city_code, area_tier,
    sum(net_user_seconds) as net, sum(excluded_user_seconds) as excluded, sum(user_days) as user_days,
    sum(interruptions) as interruptions
  from period_hours
  where period_kind in ('month', 'quarter')
  group by period_kind, substr(period, 1, 4), city_code, area_tier
)

select p.period_kind, p.year, p.city_code, p.area_tier
from parts p
join period_hours y
  on y.period_kind = 'year' and y.period = p.year
  and y.city_code = p.city_code and y.area_tier = p.area_tier
where y.net_user_seconds <> p.net or y.excluded_user_seconds <> p.excluded
  or y.user_days <> p.user_days or y.interruptions <> p.interruptions
