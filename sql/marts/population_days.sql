-- zh: 每日的用户数，每日 × 市州 × 地区特征一行。
-- en: The users on each day, by city and tier.
-- Grain: one row per day, city and tier that a customer row covers.
-- Key: whole.
-- Meaning: users on that day, all counties and providers added up.
-- Reads: daily_users.
-- Source: method, "Equivalent users".
select
  day,
  city_code,
  area_tier,
  users
from daily_users
