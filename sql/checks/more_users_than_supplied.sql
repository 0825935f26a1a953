-- Severity: warning
-- zh: 停电用户数不超过该市州、地区特征当日的用户数
-- en: No outage has more users out than its city and tier have on that day
-- Grain: one row per outage row.
-- Key: month_no.
-- Reads: outage_rows, daily_users.
-- Source: method, "Equivalent users".
select
  outage_rows.month_no,
  outage_rows.event_id,
  outage_rows.provider,
  outage_rows.asset_id,
  outage_rows.city_code,
  outage_rows.area_tier,
  outage_rows.started_at,
  outage_rows.users,
  daily_users.users as users_supplied,
  outage_rows.source_file,
  outage_rows.source_line
from outage_rows
join daily_users
  on daily_users.month_no = outage_rows.month_no
  and daily_users.day = cast(outage_rows.started_at as date)
  and daily_users.city_code = outage_rows.city_code
  and daily_users.area_tier = outage_rows.area_tier
where outage_rows.users > daily_users.users
