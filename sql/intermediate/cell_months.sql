-- zh: 可相加的量，每月 × 市州 × 地区特征一行；各时段与汇总均由此相加。
-- en: The quantities that add up, by month, city and tier; every period is made of these.
-- Grain: one row per month, city and tier with users or outages in it.
-- Key: whole.
-- Meaning: the additive quantities of a city and tier. Every period and roll-up is their sum.
-- Reads: daily_users, horizon, month_sums.
-- Source: method, "Indices".
with populated as (
  select
    daily_users.month_no,
    daily_users.city_code,
    daily_users.area_tier,
    sum(daily_users.users) as user_days
  from daily_users
  cross join horizon
  where daily_users.day >= horizon.data_from and daily_users.day < horizon.as_of
  group by daily_users.month_no, daily_users.city_code, daily_users.area_tier
),

parts as (
  select
    month_no,
    city_code,
    area_tier,
    user_days,
    0 as gross,
    0 as excluded,
    0 as net,
    0 as fault,
    0 as planned,
    0 as sustained,
    0 as outages,
    0 as interruptions,
    0 as interruptions_sustained,
    0 as interruptions_momentary
  from populated
  union all
  select
    month_no,
    city_code,
    area_tier,
    0 as user_days,
    gross,
    excluded,
    net,
    fault,
    planned,
    sustained,
    outages,
    interruptions,
    interruptions_sustained,
    interruptions_momentary
  from month_sums
)

select
  month_no,
  city_code,
  area_tier,
  sum(user_days) as user_days,
  sum(gross) as gross_user_seconds,
  sum(excluded) as excluded_user_seconds,
  sum(net) as net_user_seconds,
  sum(fault) as fault_user_seconds,
  sum(planned) as planned_user_seconds,
  sum(sustained) as sustained_user_seconds,
  sum(outages) as outages,
  sum(interruptions) as interruptions,
  sum(interruptions_sustained) as interruptions_sustained,
  sum(interruptions_momentary) as interruptions_momentary
from parts
group by month_no, city_code, area_tier
