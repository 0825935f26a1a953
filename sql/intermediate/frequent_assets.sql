-- zh: 频繁停电的停电设备，每年 × 停电设备一行：任意连续 60 天内停电超过 3 次。
-- en: The assets interrupted more than three times within 60 days.
-- Grain: one row per year, city, tier and asset with more than three interruptions within 60 days.
-- Key: year.
-- Meaning: an interruption of the year counts if the third one before it started on one of the 60
--   days that end with its own day. These days may reach back into the year before. Few assets have
--   four interruptions at all. The 3 and the 60 are frequent_over and frequent_days of the rule.
--   users is the largest number in any interruption of the year.
-- Reads: asset_interruptions, rule.
-- Source: method, "Detail".
with watched as (
  select
    asset_interruptions.year,
    asset_interruptions.city_code,
    asset_interruptions.area_tier,
    asset_interruptions.asset_id,
    max(case when not asset_interruptions.is_before then asset_interruptions.users end) as users
  from asset_interruptions
  cross join rule
  group by
    asset_interruptions.year,
    asset_interruptions.city_code,
    asset_interruptions.area_tier,
    asset_interruptions.asset_id
  having count(*) > min(rule.frequent_over)
),

-- A number for each, since four columns are dear to compare.
counted as (
  select
    watched.*,
    row_number() over (order by year, city_code, area_tier, asset_id) as asset_no
  from watched
),

numbered as (
  select
    counted.asset_no,
    asset_interruptions.day_no,
    asset_interruptions.is_before,
    row_number() over (
      partition by counted.asset_no
      order by asset_interruptions.day_no
    ) as place
  from asset_interruptions
  join counted
    on counted.year = asset_interruptions.year
    and counted.city_code = asset_interruptions.city_code
    and counted.area_tier = asset_interruptions.area_tier
    and counted.asset_id = asset_interruptions.asset_id
),

frequent as (
  select distinct numbered.asset_no
  from numbered
  cross join rule
  join numbered as earlier
    on earlier.asset_no = numbered.asset_no
    and earlier.place = numbered.place - rule.frequent_over
  where not numbered.is_before
    and numbered.day_no - earlier.day_no < rule.frequent_days
)

select
  counted.year,
  counted.city_code,
  counted.area_tier,
  counted.asset_id,
  counted.users
from frequent
join counted on counted.asset_no = frequent.asset_no
