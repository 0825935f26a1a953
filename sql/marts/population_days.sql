-- Grain: one row per day, city and tier that a customer row covers.
-- Meaning: users on that day, counties and providers added up.
-- Reads: daily_users. Source: method, "Equivalent users".
select
  day,
  city_code,
  area_tier,
  users
from daily_users
