-- zh: 超出限额的单元中，最大的几起停电事件各占超出部分的多少
-- en: How much of what is beyond the allowance the largest events of each cell amount to
-- Grain: one row per city and tier beyond its allowance and event
-- Params: year (default: the latest), city (default: all cities), tier (default: all tiers), events (default: 5)
-- Read: The allowance is the widest that applies. user_hours is what the event counts in the year, share_of_over that over
--   user_hours_over, and running_share the same of all events up to this one. Where running_share is below 1, these events
--   are not enough. Where it reaches 1 they may be: without an event others come to light that it had hidden.
--   `shihu whatif CITY TIER YEAR --least events` runs the method again.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from verdicts)) as year,
    cast($city as varchar) as city_code,
    cast($tier as varchar) as area_tier,
    coalesce(cast($events as bigint), 5) as events
),

beyond as (
  select
    verdicts.year,
    verdicts.city_code,
    verdicts.city_name,
    verdicts.area_tier,
    -verdicts.margin_user_hours as user_hours_over
  from verdicts
  cross join asked
  where verdicts.year = asked.year
    and verdicts.margin_user_hours < 0
    and verdicts.city_code = coalesce(asked.city_code, verdicts.city_code)
    and verdicts.area_tier = coalesce(asked.area_tier, verdicts.area_tier)
),

added as (
  select months.outage_id, sum(months.net_user_seconds) as net
  from outage_months as months
  cross join asked
  where year(months.month_start) = asked.year
  group by months.outage_id
),

events as (
  select
    facts.city_code,
    facts.area_tier,
    facts.provider,
    facts.event_id,
    min(facts.started_at) as started_at,
    max(facts.ended_at) as ended_at,
    min(facts.nature) as nature,
    min(facts.cause) as cause,
    sum(added.net) as net,
    row_number() over (
      partition by facts.city_code, facts.area_tier
      order by sum(added.net) desc, facts.event_id, coalesce(facts.provider, '')
    ) as place
  from outage_facts as facts
  join beyond
    on beyond.city_code = facts.city_code
    and beyond.area_tier = facts.area_tier
  join added on added.outage_id = facts.outage_id
  group by facts.city_code, facts.area_tier, facts.provider, facts.event_id
)

select
  beyond.city_name,
  beyond.area_tier,
  round(beyond.user_hours_over, 2) as user_hours_over,
  events.place,
  events.provider,
  events.event_id,
  events.started_at,
  events.ended_at,
  events.nature,
  events.cause,
  round(cast(events.net as double) / 3600, 2) as user_hours,
  round(cast(events.net as double) / 3600 / beyond.user_hours_over, 4) as share_of_over,
  round(
    cast(
      sum(events.net) over (
        partition by beyond.city_code, beyond.area_tier
        order by events.place
      ) as double
    ) / 3600 / beyond.user_hours_over,
    4
  ) as running_share
from beyond
join events
  on events.city_code = beyond.city_code
  and events.area_tier = beyond.area_tier
cross join asked
where events.place <= asked.events
order by beyond.user_hours_over desc, beyond.city_code, beyond.area_tier, events.place
