-- zh: 有自己预算的区县各月的计入户秒，每月 × 市州 × 区县 × 地区特征一行。
-- en: The counted user-seconds of the counties that have budgets, by month and tier.
-- Grain: one row per month, city, county and tier with a budget in any month.
-- Key: month_no.
-- Meaning: what outage rows of the county add in a month, faults and the rest.
-- Reads: outage_parts, budgeted_counties.
-- Source: method, "Budgets".
select
  outage_parts.month_no,
  outage_parts.city_code,
  outage_parts.county,
  outage_parts.area_tier,
  sum(case when outage_parts.nature = 'fault' then outage_parts.net_user_seconds else 0 end)
    as fault_user_seconds,
  sum(case when outage_parts.nature = 'fault' then 0 else outage_parts.net_user_seconds end)
    as planned_user_seconds
from outage_parts
join budgeted_counties
  on budgeted_counties.city_code = outage_parts.city_code
  and budgeted_counties.county = outage_parts.county
  and budgeted_counties.area_tier = outage_parts.area_tier
group by
  outage_parts.month_no,
  outage_parts.city_code,
  outage_parts.county,
  outage_parts.area_tier
