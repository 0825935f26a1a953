-- Severity: invariant
-- zh: 各区县的计入、扣除户秒之和等于该时段、市州的计入、扣除户秒
-- en: Counties add up to the net and the excluded user-seconds of their period and city
-- Grain: one row per period and city. Reads: county_hours, period_hours, rule.
-- Source: method, "Detail".
with counties as (
  select
    period_kind, period, city_code,
    sum(net_user_seconds) as net, sum(excluded_user_seconds) as excluded, sum(outages) as outages
  from county_hours
  group by period_kind, period, city_code
)

select p.period_kind, p.period, p.city_code, p.net_user_seconds, c.net as net_of_counties
from period_hours p
cross join rule r
left join counties c
  on c.period_kind = p.period_kind and c.period = p.period and c.city_code = p.city_code
where p.area_tier = 'all' and p.city_code <> r.region_code
  and (
    p.net_user_seconds <> coalesce(c.net, 0)
    or p.excluded_user_seconds <> coalesce(c.excluded, 0)
    or p.outages <> coalesce(c.outages, 0)
  )
