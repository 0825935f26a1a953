-- Severity: invariant
-- zh: 各停电原因的计入户秒之和等于该时段、市州的计入户秒，故障部分同样如此
-- en: The causes add up to the net user-seconds of their period and city, and to its fault part
-- Grain: one row per period and city.
-- Key: whole.
-- Reads: cause_hours, period_hours.
-- Source: method, "Detail".
with causes as (
  select
    period_kind,
    period,
    city_code,
    sum(net_user_seconds) as net,
    sum(fault_user_seconds) as fault,
    sum(outages) as outages
  from cause_hours
  group by period_kind, period, city_code
)

select
  period_hours.period_kind,
  period_hours.period,
  period_hours.city_code,
  period_hours.net_user_seconds,
  causes.net as net_of_causes
from period_hours
left join causes
  on causes.period_kind = period_hours.period_kind
  and causes.period = period_hours.period
  and causes.city_code = period_hours.city_code
where period_hours.area_tier = 'all'
  and (
    period_hours.net_user_seconds <> coalesce(causes.net, 0)
    or period_hours.fault_user_seconds <> coalesce(causes.fault, 0)
    or period_hours.outages <> coalesce(causes.outages, 0)
  )
