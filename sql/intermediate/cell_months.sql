-- zh: 可相加的量，每月 × 市州 × 地区特征一行；各时段与汇总均由此相加。
-- en: The quantities that add up, by month, city and tier; every period is made of these.
-- Grain: one row per month, city and tier with users or outages in it.
-- Meaning: the additive quantities of a city and tier. Every period and roll-up is their sum.
-- Reads: daily_users, days, horizon, contribution_months, outages, outage_figures, rule.
-- Source: method, "Indices".
with populated as (
  select
    days.month_no,
    daily_users.city_code,
    daily_users.area_tier,
    sum(daily_users.users) as user_days
  from daily_users
  join days on days.day = daily_users.day
  cross join horizon
  where days.day >= horizon.data_from and days.day < horizon.as_of
  group by days.month_no, daily_users.city_code, daily_users.area_tier
),

contributed as (
  select
    outage_id,
    month_no,
    is_excluded,
    cast(user_seconds as decimal(38, 0)) as user_seconds
  from contribution_months
),

timed as (
  select
    contributed.month_no,
    outages.city_code,
    outages.area_tier,
    sum(contributed.user_seconds) as gross,
    sum(case when contributed.is_excluded then contributed.user_seconds else 0 end) as excluded,
    sum(case when contributed.is_excluded then 0 else contributed.user_seconds end) as net,
    sum(
      case
        when not contributed.is_excluded and outages.nature = 'fault' then contributed.user_seconds
        else 0
      end
    ) as fault,
    sum(
      case
        when not contributed.is_excluded and outages.nature <> 'fault' then contributed.user_seconds
        else 0
      end
    ) as planned,
    sum(
      case
        when not contributed.is_excluded
          and outage_figures.ended_s - outage_figures.started_s > rule.sustained_over_s
          then contributed.user_seconds
        else 0
      end
    ) as sustained
  from contributed
  join outages on outages.outage_id = contributed.outage_id
  join outage_figures on outage_figures.outage_id = contributed.outage_id
  cross join rule
  group by contributed.month_no, outages.city_code, outages.area_tier
),

started as (
  select
    days.month_no,
    outages.city_code,
    outages.area_tier,
    count(*) as outages,
    sum(
      case
        when outage_figures.net_user_seconds > 0 then cast(outages.users as decimal(38, 0))
        else 0
      end
    ) as interruptions,
    sum(
      case
        when outage_figures.net_user_seconds > 0
          and outage_figures.ended_s - outage_figures.started_s > rule.sustained_over_s
          then cast(outages.users as decimal(38, 0))
        else 0
      end
    ) as interruptions_sustained,
    sum(
      case
        when outage_figures.net_user_seconds > 0
          and outage_figures.ended_s - outage_figures.started_s <= rule.sustained_over_s
          then cast(outages.users as decimal(38, 0))
        else 0
      end
    ) as interruptions_momentary
  from outages
  join days on days.day = cast(outages.started_at as date)
  cross join horizon
  cross join rule
  join outage_figures on outage_figures.outage_id = outages.outage_id
  where outages.started_s >= horizon.data_from_s and outages.started_s < horizon.as_of_s
  group by days.month_no, outages.city_code, outages.area_tier
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
    0 as outages,
    0 as interruptions,
    0 as interruptions_sustained,
    0 as interruptions_momentary
  from timed
  union all
  select
    month_no,
    city_code,
    area_tier,
    0 as user_days,
    0 as gross,
    0 as excluded,
    0 as net,
    0 as fault,
    0 as planned,
    0 as sustained,
    outages,
    interruptions,
    interruptions_sustained,
    interruptions_momentary
  from started
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
