-- Severity: invariant
-- zh: 各停电记录逐月户秒之和等于全区域各月的户秒
-- en: The outage rows, month by month, add up to the user-seconds of the region in each month
-- Grain: one row per month in which they differ.
-- Key: whole.
-- Reads: outage_months, period_hours, rule.
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
    period_hours.period_start as month_start,
    period_hours.net_user_seconds as net,
    period_hours.excluded_user_seconds as excluded
  from period_hours
  cross join rule
  where period_hours.period_kind = 'month'
    and period_hours.city_code = rule.region_code
    and period_hours.area_tier = 'all'
)

select
  coalesce(rows_added.month_start, region.month_start) as month_start,
  rows_added.net as rows_net,
  region.net as region_net,
  rows_added.excluded as rows_excluded,
  region.excluded as region_excluded
from rows_added
full join region on region.month_start = rows_added.month_start
where coalesce(rows_added.net, 0) <> coalesce(region.net, 0)
  or coalesce(rows_added.excluded, 0) <> coalesce(region.excluded, 0)
