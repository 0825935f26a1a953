-- Severity: warning
-- zh: 每个市州在有数据的每一年都有停电记录和用户基数
-- en: Every city of the region has outages and users in every year held
-- Grain: one row per year and city. Reads: city_rules, period_hours. Source: settings, region.
with years as (
  select distinct period as year from period_hours where period_kind = 'year'
)

select y.year, c.city_code, c.city_name,
  coalesce(p.outages, 0) as outages, coalesce(p.user_days, 0) as user_days
from years y
cross join city_rules c
left join period_hours p
  on p.period_kind = 'year' and p.period = y.year
  and p.city_code = c.city_code and p.area_tier = 'all'
where coalesce(p.outages, 0) = 0 or coalesce(p.user_days, 0) = 0
