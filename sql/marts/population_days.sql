-- Grain: one row per day, city and tier that a customer row covers.
-- Meaning: users on that day, counties and providers added up.
-- Reads: customer_fates, days. Source: method, "Equivalent users".
select
  d.day,
  c.city_code,
  c.area_tier,
  sum(cast(c.users as decimal(38, 0))) as users
from customer_fates c
join days d on d.day between c.valid_from and c.valid_to
where c.fault is null
group by d.day, c.city_code, c.area_tier
