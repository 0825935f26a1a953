-- zh: 一个市州在一个时段内有数据的地区特征
-- en: The tiers of a city with figures in a period
-- Params: period_kind (kind of the period), period (its name), city_code (the city)
-- Reads: period_hours.
select distinct area_tier
from period_hours
where period_kind = $period_kind
  and period = $period
  and city_code = $city_code
order by area_tier
