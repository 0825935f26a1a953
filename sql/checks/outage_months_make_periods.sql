-- Severity: invariant
-- zh: 各停电记录逐月户秒之和等于全区域各月的户秒
-- en: What the outage rows add month by month is what the region has in each month
-- Grain: one row per month in which they differ. Reads: outage_months, period_hours, rule.
-- Source: method, "Periods".
with rows_added as (
  select
    month_start,
    sum(net_user_seconds) as net,
    sum(excluded_user_seconds) as excluded
  from outage_months
  group by month_start
),

region as (
  select
    p.period_start as month_start,
    p.net_user_seconds as net,
    p.excluded_user_seconds as excluded
  from period_hours p
  cross join rule r
  where p.period_kind = 'month' and p.city_code = r.region_code and p.area_tier = 'all'
)

select
  coalesce(a.month_start, g.month_start) as month_start,
  a.net as rows_net,
  g.net as region_net,
  a.excluded as rows_excluded,
  g.excluded as region_excluded
from rows_added a
full join region g on g.month_start = a.month_start
where coalesce(a.net, 0) <> coalesce(g.net, 0)
  or coalesce(a.excluded, 0) <> coalesce(g.excluded, 0)
