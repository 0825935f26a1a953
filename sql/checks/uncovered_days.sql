-- Severity: error
-- zh: 某市州、地区特征在一年内有用户基数时，统计区间内每天都有用户基数
-- en: A city and tier with customer rows in a year has users on each of its days within the horizon
-- Grain: one row per day, city and tier. Reads: calendar, customer_fates, population_days.
-- Source: method, "Equivalent users".
with cells as (
  select distinct c.year, f.city_code, f.area_tier
  from customer_fates f
  join calendar c on c.day between f.valid_from and f.valid_to
)

select c.day, s.city_code, s.area_tier
from cells s
join calendar c on c.year = s.year and c.is_complete
left join population_days p
  on p.day = c.day and p.city_code = s.city_code and p.area_tier = s.area_tier
where p.day is null
