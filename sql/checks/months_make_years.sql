-- Severity: invariant
-- zh: 各月、各季之和等于全年
-- en: Months and quarters add up to years
-- Grain: one row per year, city, tier and kind of part.
-- Key: whole.
-- Reads: period_hours.
-- Source: method, "Periods".
with parts as (
  select
    period_kind,
    substr(period, 1, 4) as year,
    city_code,
    area_tier,
    sum(net_user_seconds) as net,
    sum(excluded_user_seconds) as excluded,
    sum(user_days) as user_days,
    sum(interruptions) as interruptions,
    sum(interruptions_sustained) as interruptions_sustained
  from period_hours
  where period_kind in ('month', 'quarter')
  group by period_kind, substr(period, 1, 4), city_code, area_tier
)

select
  parts.period_kind,
  parts.year,
  parts.city_code,
  parts.area_tier
from parts
join period_hours
  on period_hours.period_kind = 'year'
  and period_hours.period = parts.year
  and period_hours.city_code = parts.city_code
  and period_hours.area_tier = parts.area_tier
where period_hours.net_user_seconds <> parts.net
  or period_hours.excluded_user_seconds <> parts.excluded
  or period_hours.user_days <> parts.user_days
  or period_hours.interruptions <> parts.interruptions
  or period_hours.interruptions_sustained <> parts.interruptions_sustained
