-- zh: 停电设备的每次停电，每条停电记录一行；只含有计入时户的停电。
-- en: The interruptions of assets: outage rows with an asset and counted user-seconds.
-- Grain: one row per outage row with an asset that started within the horizon and has net
--   user-seconds.
-- Meaning: an interruption counts on the day on which its row started, even if most of it lies
--   later.
-- Reads: outages, outage_figures, days, horizon.
-- Source: method, "Detail".
select
  days.year,
  days.day_no,
  outages.city_code,
  outages.area_tier,
  outages.asset_id,
  outages.users
from outages
join outage_figures on outage_figures.outage_id = outages.outage_id
join days on days.day = cast(outages.started_at as date)
cross join horizon
where outages.asset_id is not null
  and outage_figures.net_user_seconds > 0
  and days.day >= horizon.data_from
  and days.day < horizon.as_of
