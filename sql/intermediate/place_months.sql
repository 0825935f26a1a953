-- zh: 各月的计入户秒与用户日，每月 × 市州 × 地区特征一行，含汇总行；用户日计至历年各月，不论数据是否齐全。
-- en: Counted user-seconds and user-days of each month, by city and tier, roll-ups included.
-- Grain: one row per month, city and tier with users or outages in it, roll-ups included.
-- Key: whole.
-- Meaning: what a month adds to a place: a city and tier, a city, a tier of the region or the region.
--   User-days are those of every day of the month, also of days whose data is not yet complete:
--   a forecast looks at the users of the whole year.
-- Reads: cell_months, daily_users, days, rule.
-- Source: method, "Forecast".
with served as (
  select month_no, city_code, area_tier, sum(users) as user_days
  from daily_users
  group by month_no, city_code, area_tier
),

parts as (
  select
    month_no,
    city_code,
    area_tier,
    user_days,
    0 as net
  from served
  union all
  select
    month_no,
    city_code,
    area_tier,
    0 as user_days,
    net_user_seconds as net
  from cell_months
),

calendar_months as (
  select distinct year, month_no
  from days
)

select
  calendar_months.year,
  calendar_months.month_no - 12 * calendar_months.year + 1 as month,
  coalesce(parts.city_code, min(rule.region_code)) as city_code,
  coalesce(parts.area_tier, 'all') as area_tier,
  cast(sum(parts.user_days) as decimal(38, 0)) as user_days,
  cast(sum(parts.net) as decimal(38, 0)) as net_user_seconds
from parts
join calendar_months on calendar_months.month_no = parts.month_no
cross join rule
group by grouping sets (
  (calendar_months.year, calendar_months.month_no, parts.city_code, parts.area_tier),
  (calendar_months.year, calendar_months.month_no, parts.city_code),
  (calendar_months.year, calendar_months.month_no, parts.area_tier),
  (calendar_months.year, calendar_months.month_no)
)
