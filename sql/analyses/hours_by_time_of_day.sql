-- zh: 停电时户在一天各时段的分布（按停电开始时刻）
-- en: Share of user-hours by the hour of day in which the outage began
-- Grain: one row per hour of the day
-- Params: year (default: all years), tier (default: all tiers), city (default: all cities)
-- Read: An outage counts in full in the hour in which it began. Planned work begins in the morning. A peak in the
--   afternoon or at night comes from weather and load.
with asked as (
  select
    cast($year as bigint) as year,
    cast($tier as varchar) as area_tier,
    cast($city as varchar) as city_code
),

begun as (
  select
    hour(facts.started_at) as hour_of_day,
    facts.nature,
    facts.net_user_seconds
  from outage_facts as facts
  cross join asked
  where year(facts.started_at) = coalesce(asked.year, year(facts.started_at))
    and facts.area_tier = coalesce(asked.area_tier, facts.area_tier)
    and facts.city_code = coalesce(asked.city_code, facts.city_code)
),

totals as (
  select
    hour_of_day,
    count(*) as outages,
    sum(net_user_seconds) as user_seconds,
    sum(case when nature = 'fault' then net_user_seconds else 0 end) as fault_user_seconds
  from begun
  group by hour_of_day
)

select
  hour_of_day,
  outages,
  round(cast(user_seconds as double) / 3600, 2) as user_hours,
  round(
    cast(user_seconds as double) / nullif(cast(sum(user_seconds) over () as double), 0), 4
  ) as share,
  round(
    cast(fault_user_seconds as double) / nullif(cast(user_seconds as double), 0), 4
  ) as fault_share
from totals
order by hour_of_day
