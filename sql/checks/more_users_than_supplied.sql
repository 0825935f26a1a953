-- Severity: warning
-- zh: 停电用户数不超过该市州、地区特征当日的用户数
-- en: No outage has more users than its city and tier have on that day
-- Grain: one row per outage row. Reads: outage_facts, population_days. Source: method, "Equivalent users".
select
  f.event_id, f.provider, f.asset_id, f.city_code, f.area_tier, f.started_at, f.users,
  p.users as users_supplied, f.source_file, f.source_line
from outage_facts f
join population_days p
  on p.day = cast(f.started_at as date)
  and p.city_code = f.city_code
  and p.area_tier = f.area_tier
where f.users > p.users
