-- zh: 全区域各月、季、年的用户平均停电时间
-- en: Hours per user of the whole region in every month, quarter and year
-- Params: city_code (the region's own code)
-- Reads: period_hours.
select period, period_end, is_final, hours
from period_hours
where city_code = $city_code
  and area_tier = 'all'
  and period_kind <> 'ytd'
