-- zh: 两个状态之间用户基数有变化的市州、地区特征与年度
-- en: Cities, tiers and years whose numbers of users differ between two states
-- Reads: period_hours. Source: method, "Equivalent users".
with
before as (
  select * from earlier.period_hours where period_kind = 'year' and area_tier <> 'all'
),
now as (
  select * from later.period_hours where period_kind = 'year' and area_tier <> 'all'
)
select
  cast(coalesce(now.period, before.period) as integer) as year,
  coalesce(now.city_code, before.city_code) as city_code,
  coalesce(now.area_tier, before.area_tier) as area_tier,
  before.user_days as user_days_before,
  now.user_days as user_days_after,
  before.users_avg as users_before,
  now.users_avg as users_after
from before
full join now
  on now.period = before.period
  and now.city_code = before.city_code
  and now.area_tier = before.area_tier
where now.user_days is distinct from before.user_days
order by year, city_code, area_tier
