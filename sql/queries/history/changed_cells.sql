-- zh: 两个状态之间用户年均停电时间或判定有变化的市州、地区特征与年度
-- en: Cities, tiers and years whose hours or verdict differ between two states
-- Reads: verdicts.
select
  coalesce(now.year, before.year) as year,
  coalesce(now.city_code, before.city_code) as city_code,
  coalesce(now.city_name, before.city_name) as city_name,
  coalesce(now.area_tier, before.area_tier) as area_tier,
  before.hours as hours_before,
  now.hours as hours_after,
  before.verdict as verdict_before,
  now.verdict as verdict_after
from earlier.verdicts as before
full join later.verdicts as now
  on now.year = before.year
  and now.city_code = before.city_code
  and now.area_tier = before.area_tier
where now.hours is distinct from before.hours
  or now.verdict is distinct from before.verdict
order by year, city_code, area_tier
