-- Severity: invariant
-- zh: 各停电原因的计入户秒之和等于该时段、市州的计入户秒，故障部分亦然
-- en: Causes add up to the net user-seconds of their period and city, and to its fault part
-- Grain: one row per period and city. Reads: cause_hours, period_hours. Source: method, "Detail".
with causes as (
  select
    period_kind, period, city_code,
    sum(net_user_seconds) as net, sum(fault_user_seconds) as fault, sum(outages) as outages
  from cause_hours
  group by period_kind, period, city_code
)

select p.period_kind, p.period, p.city_code, p.net_user_seconds, c.net as net_of_causes
from period_hours p
left join causes c
  on c.period_kind = p.period_kind and c.period = p.period and c.city_code = p.city_code
where p.area_tier = 'all'
  and (
    p.net_user_seconds <> coalesce(c.net, 0)
    or p.fault_user_seconds <> coalesce(c.fault, 0)
    or p.outages <> coalesce(c.outages, 0)
  )
