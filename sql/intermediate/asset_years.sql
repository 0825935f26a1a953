-- zh: 各停电设备的年度停电次数，每年 × 停电设备一行；只含有计入时户的停电。
-- en: How often each asset was interrupted in a year.
-- Grain: one row per year, city, tier and asset interrupted in it.
-- Key: year.
-- Meaning: the users of an asset are the largest number in any of its interruptions.
-- Reads: asset_interruptions.
-- Source: method, "Detail".
select
  year,
  city_code,
  area_tier,
  asset_id,
  count(*) as interruptions,
  max(users) as users
from asset_interruptions
where not is_before
group by year, city_code, area_tier, asset_id
