-- Severity: invariant
-- zh: 各区县的计入、扣除户秒之和等于该时段、市州的计入、扣除户秒
-- en: The counties add up to the net and the excluded user-seconds of their period and city
-- Grain: one row per period and city.
-- Key: whole.
-- Reads: county_hours, period_hours, rule.
-- Source: method, "Detail".
with counties as (
  select
    period_kind,
    period,
    city_code,
    sum(net_user_seconds) as net,
    sum(excluded_user_seconds) as excluded,
    sum(outages) as outages
  from county_hours
  group by period_kind, period, city_code
)

select
  period_hours.period_kind,
  period_hours.period,
  period_hours.city_code,
  period_hours.net_user_seconds,
  counties.net as net_of_counties
from period_hours
cross join rule
left join counties
  on counties.period_kind = period_hours.period_kind
  and counties.period = period_hours.period
  and counties.city_code = period_hours.city_code
where period_hours.area_tier = 'all'
  and period_hours.city_code <> rule.region_code
  and (
    period_hours.net_user_seconds <> coalesce(counties.net, 0)
    or period_hours.excluded_user_seconds <> coalesce(counties.excluded, 0)
    or period_hours.outages <> coalesce(counties.outages, 0)
  )
