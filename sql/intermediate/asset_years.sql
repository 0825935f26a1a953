-- zh: 各停电设备的年度停电次数，每年 × 停电设备一行；只含有计入时户的停电。
-- Grain: one row per year, city, tier and asset that was interrupted in it.
-- Meaning: an interruption is a row that started in the year and has net user-seconds over its whole
--   life. The users of an asset are the most of any of these rows.
-- Reads: outage_facts, days, horizon. Source: method, "Detail".
select
  d.year,
  f.city_code,
  f.area_tier,
  f.asset_id,
  count(*) as interruptions,
  max(f.users) as users
from outage_facts f
join days d on d.day = cast(f.started_at as date)
cross join horizon h
where f.asset_id is not null and f.net_user_seconds > 0
  and d.day >= h.data_from and d.day < h.as_of
group by d.year, f.city_code, f.area_tier, f.asset_id
