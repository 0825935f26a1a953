-- Severity: warning
-- zh: 取自停电记录的用户基数，同一市州、地区特征一个月内最大的不超过最小的两倍
-- en: Where users come from outage rows, the largest number of a city, tier and month is at most twice the smallest
-- Grain: one row per city, tier and month.
-- Key: whole.
-- Reads: served_users, outage_facts.
-- Source: method, "Equivalent users".
select
  served_users.city_code,
  most.city_name,
  served_users.area_tier,
  served_users.month_start,
  served_users.least_users,
  fewest.source_file as least_source_file,
  fewest.source_line as least_source_line,
  served_users.users as most_users,
  most.source_file as most_source_file,
  most.source_line as most_source_line
from served_users
join outage_facts as most on most.outage_id = served_users.outage_id
join outage_facts as fewest on fewest.outage_id = served_users.least_outage_id
where served_users.users > 2 * served_users.least_users
