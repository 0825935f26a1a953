-- zh: 重复停电的停电设备与用户数，每年 × 市州 × 地区特征 × 次数一行。
-- en: Assets and users with more than a given number of interruptions, by year, city and tier.
-- Grain: one row per year, city, tier, window and number, roll-ups included.
-- Key: whole.
-- Meaning: assets, and their users, with more interruptions than the number: within the year for 0
--   to 10, within 60 days for 3. A city and tier has rows if any of its assets was interrupted.
-- Reads: asset_classes, frequent_assets, repeat_numbers, period_hours, rule.
-- Source: method, "Detail".
with counted as (
  select
    asset_classes.year,
    asset_classes.city_code,
    asset_classes.area_tier,
    'year' as kind,
    repeat_numbers.more_than,
    case
      when asset_classes.interruptions > repeat_numbers.more_than then asset_classes.assets
      else 0
    end as assets,
    case
      when asset_classes.interruptions > repeat_numbers.more_than then asset_classes.users
      else 0
    end as users
  from asset_classes
  cross join repeat_numbers
  union all
  select
    asset_classes.year,
    asset_classes.city_code,
    asset_classes.area_tier,
    '60_days' as kind,
    rule.frequent_over as more_than,
    0 as assets,
    0 as users
  from asset_classes
  cross join rule
  union all
  select
    frequent_assets.year,
    frequent_assets.city_code,
    frequent_assets.area_tier,
    '60_days' as kind,
    rule.frequent_over as more_than,
    1 as assets,
    cast(frequent_assets.users as decimal(38, 0)) as users
  from frequent_assets
  cross join rule
),

rolled_up as (
  select
    counted.year,
    coalesce(counted.city_code, min(rule.region_code)) as city_code,
    coalesce(counted.area_tier, 'all') as area_tier,
    counted.kind,
    counted.more_than,
    sum(counted.assets) as assets,
    sum(counted.users) as users
  from counted
  cross join rule
  group by grouping sets (
    (counted.year, counted.kind, counted.more_than, counted.city_code, counted.area_tier),
    (counted.year, counted.kind, counted.more_than, counted.city_code),
    (counted.year, counted.kind, counted.more_than, counted.area_tier),
    (counted.year, counted.kind, counted.more_than)
  )
)

select
  cast(rolled_up.year as bigint) as year,
  rolled_up.city_code,
  rolled_up.area_tier,
  rolled_up.kind as window,
  cast(rolled_up.more_than as bigint) as more_than,
  cast(rolled_up.assets as bigint) as assets,
  cast(rolled_up.users as decimal(38, 0)) as users,
  case
    when period_hours.user_days > 0
      then cast(rolled_up.users * period_hours.days as double) / cast(period_hours.user_days as double)
  end as share
from rolled_up
join period_hours
  on period_hours.period_kind = 'year'
  and period_hours.period = cast(rolled_up.year as varchar(4))
  and period_hours.city_code = rolled_up.city_code
  and period_hours.area_tier = rolled_up.area_tier
