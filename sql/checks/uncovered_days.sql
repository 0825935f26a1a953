-- Severity: error
-- zh: 某市州、地区特征在一年内有用户基数时，统计区间内每天都有用户基数
-- en: A city and tier with customer rows in a year has users on every day of that year within the horizon
-- Grain: one row per day, city and tier.
-- Key: whole.
-- Reads: calendar, judged_customers, population_days.
-- Source: method, "Equivalent users".
with cells as (
  select distinct calendar.year, judged_customers.city_code, judged_customers.area_tier
  from judged_customers
  join calendar on calendar.day between judged_customers.valid_from and judged_customers.valid_to
)

select calendar.day, cells.city_code, cells.area_tier
from cells
join calendar
  on calendar.year = cells.year
  and calendar.is_complete
left join population_days
  on population_days.day = calendar.day
  and population_days.city_code = cells.city_code
  and population_days.area_tier = cells.area_tier
where population_days.day is null
