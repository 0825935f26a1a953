-- Grain: one row per year, city, tier, window and number of interruptions, roll-ups included.
-- Meaning: assets and their users with more interruptions than the number: within the year (CEMI-n),
--   or within any 60 consecutive days of which the last start lies in the year. The users of an
--   asset are the most that any of its interruptions of the year had.
-- Reads: outages, row_totals, days, horizon, period_hours, rule. Source: method, "Indices".
with interruptions as (
  select o.city_code, o.area_tier, o.asset_id, o.started_s, o.users, d.year, d.day_no
  from outages o
  join row_totals t on t.outage_id = o.outage_id
  join days d on d.day = cast(o.started_at as date)
  cross join horizon h
  where o.asset_id is not null
    and t.net_user_seconds > 0
    and o.started_s >= h.data_from_s
    and o.started_s < h.as_of_s
),

spaced as (
  select
    i.*,
    day_no - lag(day_no, 3) over (
      partition by city_code, area_tier, asset_id
      order by started_s
    ) as days_for_four
  from interruptions i
),

assets as (
  select
    year,
    city_code,
    area_tier,
    asset_id,
    count(*) as times,
    max(users) as users,
    max(case when days_for_four < 60 then 1 else 0 end) as is_frequent
  from spaced
  group by year, city_code, area_tier, asset_id
),

distribution as (
  select
    year,
    city_code,
    area_tier,
    least(times, 11) as times,
    is_frequent,
    count(*) as assets,
    sum(cast(users as decimal(38, 0))) as users
  from assets
  group by year, city_code, area_tier, least(times, 11), is_frequent
),

numbers as (
  select more_than
  from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)) as listed (more_than)
),

cells as (
  select
    d.year,
    d.city_code,
    d.area_tier,
    'year' as window_name,
    n.more_than,
    sum(case when d.times > n.more_than then d.assets else 0 end) as assets,
    sum(case when d.times > n.more_than then d.users else 0 end) as users
  from distribution d
  cross join numbers n
  group by d.year, d.city_code, d.area_tier, n.more_than
  union all
  select
    year, city_code, area_tier, '60_days', 3,
    sum(case when is_frequent = 1 then assets else 0 end),
    sum(case when is_frequent = 1 then users else 0 end)
  from distribution
  group by year, city_code, area_tier
),

rolled_up as (
  select
    c.year,
    coalesce(c.city_code, min(r.region_code)) as city_code,
    coalesce(c.area_tier, 'all') as area_tier,
    c.window_name,
    c.more_than,
    sum(c.assets) as assets,
    sum(c.users) as users
  from cells c
  cross join rule r
  group by grouping sets (
    (c.year, c.city_code, c.area_tier, c.window_name, c.more_than),
    (c.year, c.city_code, c.window_name, c.more_than),
    (c.year, c.area_tier, c.window_name, c.more_than),
    (c.year, c.window_name, c.more_than)
  )
)

select
  cast(u.year as bigint) as year,
  u.city_code,
  u.area_tier,
  u.window_name as window,
  cast(u.more_than as bigint) as more_than,
  cast(u.assets as bigint) as assets,
  cast(u.users as decimal(38, 0)) as users,
  cast(u.users * p.days as double)
    / cast(case when p.user_days > 0 then p.user_days end as double) as share
from rolled_up u
join period_hours p
  on p.period_kind = 'year'
  and p.period = cast(u.year as varchar(4))
  and p.city_code = u.city_code
  and p.area_tier = u.area_tier
