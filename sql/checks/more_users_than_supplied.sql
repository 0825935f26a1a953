-- Severity: warning
-- zh: 停电用户数不超过该市州、地区特征当日的用户数
-- en: No outage has more users out than its city and tier have on that day
-- Grain: one row per outage row.
-- Reads: outage_facts, population_days.
-- Source: method, "Equivalent users".
select
  outage_facts.event_id,
  outage_facts.provider,
  outage_facts.asset_id,
  outage_facts.city_code,
  outage_facts.area_tier,
  outage_facts.started_at,
  outage_facts.users,
  population_days.users as users_supplied,
  outage_facts.source_file,
  outage_facts.source_line
from outage_facts
join population_days
  on population_days.day = cast(outage_facts.started_at as date)
  and population_days.city_code = outage_facts.city_code
  and population_days.area_tier = outage_facts.area_tier
where outage_facts.users > population_days.users
