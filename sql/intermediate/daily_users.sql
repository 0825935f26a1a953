-- zh: 每日的用户数，每日 × 市州 × 地区特征一行。
-- en: The users on each day, by city and tier.
-- Grain: one row per day, city and tier that a customer row covers.
-- Key: whole.
-- Meaning: users on that day, all counties and providers added up.
-- Reads: judged_customers, days.
-- Source: method, "Equivalent users".
select
  days.day,
  days.month_no,
  judged_customers.city_code,
  judged_customers.area_tier,
  sum(cast(judged_customers.users as decimal(38, 0))) as users
from judged_customers
join days on days.day between judged_customers.valid_from and judged_customers.valid_to
where judged_customers.fault is null
group by days.day, days.month_no, judged_customers.city_code, judged_customers.area_tier
