-- zh: 停电设备的每次停电，每条停电记录一行；只含有计入时户的停电。
-- en: The interruptions of assets: outage rows with an asset and counted user-seconds.
-- Grain: one row per outage row with an asset that started within the horizon and has net
--   user-seconds, and another one in the year after if that looks back on it.
-- Key: outage_id; not kept.
-- Meaning: an interruption counts on the day on which its row started, even if most of it lies
--   later. What happens early in a year is held against the last days of the year before: rows of
--   those days stand in that year too, as is_before.
-- Reads: outage_rows, horizon, rule.
-- Source: method, "Detail".
with interruptions as (
  select
    outage_rows.outage_id,
    year(outage_rows.started_at) as year,
    dayofyear(outage_rows.started_at) as day_of_year,
    cast(floor(outage_rows.started_s / 86400) as bigint) as day_no,
    outage_rows.city_code,
    outage_rows.area_tier,
    outage_rows.asset_id,
    outage_rows.users
  from outage_rows
  cross join horizon
  where outage_rows.asset_id is not null
    and outage_rows.net_user_seconds > 0
    and outage_rows.started_s >= horizon.data_from_s
    and outage_rows.started_s < horizon.as_of_s
)

select
  outage_id,
  cast(year as integer) as year,
  day_no,
  city_code,
  area_tier,
  asset_id,
  users,
  false as is_before
from interruptions
union all
select
  interruptions.outage_id,
  cast(interruptions.year + 1 as integer) as year,
  interruptions.day_no,
  interruptions.city_code,
  interruptions.area_tier,
  interruptions.asset_id,
  interruptions.users,
  true as is_before
from interruptions
cross join rule
where interruptions.day_of_year > 365 - rule.frequent_days
