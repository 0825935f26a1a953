-- zh: 自某时刻起各停电设备的停电，每条停电记录一行
-- en: The outages of assets since a moment, one row per outage row
-- Params: since (seconds of local civil time)
-- Reads: outage_facts. Source: method, "Budgets".
select
  city_code,
  area_tier,
  asset_id,
  cast(epoch(started_at) as bigint) as started_s
from outage_facts
where asset_id is not null
  and net_user_seconds > 0
  and epoch(started_at) >= $since
order by started_at, outage_id
