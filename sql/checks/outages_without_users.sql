-- Severity: error
-- zh: 有停电的市州、地区特征都有用户基数
-- en: Every city and tier with outages in a year has users in that year
-- Grain: one row per year, city and tier.
-- Key: whole.
-- Reads: period_hours.
-- Source: method, "Verdicts".
select
  period as year,
  city_code,
  city_name,
  area_tier,
  outages,
  net_user_seconds
from period_hours
where period_kind = 'year' and area_tier <> 'all' and user_days = 0
