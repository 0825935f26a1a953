-- zh: 若没有最严重的十次停电，哪些未达标的市州可以达到限值
-- en: Which cells that miss the limit would meet it if their ten worst events had not happened
-- Grain: one row per city and tier beyond its limit
-- Params: year (default: the latest), events (default: 10)
-- Read: An event is all rows of one event number in the city and tier that began and ended within the year. Where
--   would_meet is true a few events decide; where it is false the whole network is at fault. Compared on integers.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from verdicts)) as year,
    coalesce(cast($events as bigint), 10) as events
),
cells as (
  select
    hours.city_code,
    hours.city_name,
    hours.area_tier,
    hours.period_start,
    hours.period_end,
    hours.days,
    hours.user_days,
    hours.net_user_seconds,
    hours.hours,
    verdicts.target_hours,
    verdicts.verdict
  from verdicts
  cross join asked
  inner join period_hours as hours
    on hours.period_kind = 'year'
    and hours.period = cast(verdicts.year as varchar)
    and hours.city_code = verdicts.city_code
    and hours.area_tier = verdicts.area_tier
  where verdicts.year = asked.year
    and not verdicts.absolute_met
),
events as (
  select
    cells.city_code,
    cells.area_tier,
    sum(facts.net_user_seconds) as user_seconds,
    row_number() over (
      partition by cells.city_code, cells.area_tier
      order by sum(facts.net_user_seconds) desc, facts.provider, facts.event_id
    ) as place
  from cells
  inner join outage_facts as facts
    on facts.city_code = cells.city_code
    and facts.area_tier = cells.area_tier
    and facts.started_at >= cells.period_start
    and facts.ended_at <= cells.period_end
  group by cells.city_code, cells.area_tier, facts.provider, facts.event_id
),
worst as (
  select events.city_code, events.area_tier, sum(events.user_seconds) as user_seconds
  from events
  cross join asked
  where events.place <= asked.events
  group by events.city_code, events.area_tier
),
without as (
  select
    cells.*,
    cast(cells.net_user_seconds as hugeint)
      - cast(coalesce(worst.user_seconds, 0) as hugeint) as kept_user_seconds
  from cells
  left join worst
    on worst.city_code = cells.city_code
    and worst.area_tier = cells.area_tier
)
select
  city_name,
  area_tier,
  round(hours, 4) as hours,
  target_hours,
  round(cast(kept_user_seconds as double) * days / (3600 * cast(user_days as double)), 4) as hours_without,
  kept_user_seconds * days * 1000000
    <= cast(round(target_hours * 1000000) as hugeint) * 3600 * cast(user_days as hugeint) as would_meet,
  verdict
from without
order by city_code, area_tier
