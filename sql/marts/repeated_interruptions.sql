-- Grain: one row per year, city, tier, window and number, roll-ups included.
-- Meaning: assets, and users of them, with more interruptions than the number: within the year for 0 to
--   10, within 60 days for 3. A city and tier has rows when any of its assets was interrupted.
-- Reads: asset_years, frequent_assets, period_hours, rule. Source: method, "Detail".
with numbers as (
  select * from (
    values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)
  ) as n (more_than)
),

classes as (
  select
    year,
    city_code,
    area_tier,
    least(interruptions, 11) as interruptions,
    count(*) as assets,
    sum(cast(users as decimal(38, 0))) as users
  from asset_years
  group by year, city_code, area_tier, least(interruptions, 11)
),

counted as (
  select
    c.year,
    c.city_code,
    c.area_tier,
    'year' as kind,
    n.more_than,
    case when c.interruptions > n.more_than then c.assets else 0 end as assets,
    case when c.interruptions > n.more_than then c.users else 0 end as users
  from classes c
  cross join numbers n
  union all
  select year, city_code, area_tier, '60_days', 3, 0, 0
  from classes
  union all
  select a.year, a.city_code, a.area_tier, '60_days', 3, 1, a.users
  from frequent_assets f
  join asset_years a
    on a.year = f.year
    and a.city_code = f.city_code
    and a.area_tier = f.area_tier
    and a.asset_id = f.asset_id
),

rolled_up as (
  select
    c.year,
    coalesce(c.city_code, min(r.region_code)) as city_code,
    coalesce(c.area_tier, 'all') as area_tier,
    c.kind,
    c.more_than,
    sum(c.assets) as assets,
    sum(c.users) as users
  from counted c
  cross join rule r
  group by grouping sets (
    (c.year, c.kind, c.more_than, c.city_code, c.area_tier),
    (c.year, c.kind, c.more_than, c.city_code),
    (c.year, c.kind, c.more_than, c.area_tier),
    (c.year, c.kind, c.more_than)
  )
)

select
  cast(u.year as bigint) as year,
  u.city_code,
  u.area_tier,
  u.kind as window,
  cast(u.more_than as bigint) as more_than,
  cast(u.assets as bigint) as assets,
  cast(u.users as decimal(38, 0)) as users,
  case when p.user_days > 0
    then cast(u.users * p.days as double) / cast(p.user_days as double)
  end as share
from rolled_up u
join period_hours p
  on p.period_kind = 'year'
  and p.period = cast(u.year as varchar(4))
  and p.city_code = u.city_code
  and p.area_tier = u.area_tier
