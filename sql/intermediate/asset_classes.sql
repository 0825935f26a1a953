-- zh: 停电设备按年度停电次数分列的个数与用户数，每年 × 市州 × 地区特征 × 次数一行。
-- en: How many assets were interrupted how often in a year, and their users.
-- Grain: one row per year, city, tier and number of interruptions that an asset had.
-- Key: year.
-- Meaning: the users of an asset are the largest number in any of its interruptions.
-- Reads: asset_interruptions.
-- Source: method, "Detail".
with assets as (
  select
    year,
    city_code,
    area_tier,
    count(*) as interruptions,
    max(users) as users
  from asset_interruptions
  where not is_before
  group by year, city_code, area_tier, asset_id
)

select
  year,
  city_code,
  area_tier,
  interruptions,
  count(*) as assets,
  sum(cast(users as decimal(38, 0))) as users
from assets
group by year, city_code, area_tier, interruptions
