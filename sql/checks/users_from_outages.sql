-- Severity: info
-- zh: 用户数均取自用户基数文件（所列市州、地区特征没有用户基数，取停电记录中的供电用户数）
-- en: All users come from customer files (the listed cities and tiers are in none, and theirs are the users that outage rows say are served)
-- Grain: one row per city and tier.
-- Key: whole.
-- Reads: served_users, city_rules.
-- Source: method, "Equivalent users".
select
  served_users.city_code,
  city_rules.city_name,
  served_users.area_tier,
  min(served_users.month_start) as first_month,
  max(served_users.month_start) as last_month,
  count(*) as months,
  min(served_users.users) as fewest_users,
  max(served_users.users) as most_users
from served_users
left join city_rules on city_rules.city_code = served_users.city_code
group by served_users.city_code, city_rules.city_name, served_users.area_tier
