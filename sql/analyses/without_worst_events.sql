-- zh: 若没有最严重的十次停电，哪些未达标的市州可以达到限值
-- en: Which cities and tiers beyond their limit would meet it without their ten worst events
-- Grain: one row per city and tier beyond its limit
-- Params: year (default: the latest), events (default: 10)
-- Read: An event is all rows of one provider with the same event number in the city and tier. The worst are those with
--   the most counted user-seconds in the year. An event may have hidden other rows of its assets; without it, these are
--   added up again, the first cause first. Where would_meet is true, a few events decide; where it is false, the whole
--   network is at fault. Compared on integers.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from verdicts)) as year,
    coalesce(cast($events as bigint), 10) as events
),

rules as (
  select
    max(case when name = 'overlap' then value end) = 'first_cause'
      and max(case when name = 'repeated_rows' then value end) = 'conflict' as has_populations,
    max(case when name = 'evidence' then value end) = 'claim' as is_by_claim,
    cast(max(case when name in ('patrol_allowance_minutes', 'patrol_allowance') then value end) as bigint) * 60 as allowance_s,
    cast(max(case when name = 'data_from' then value end) as timestamp) as data_from,
    cast(max(case when name = 'as_of' then value end) as timestamp) as as_of
  from settings
),

cells as (
  select
    hours.city_code,
    hours.city_name,
    hours.area_tier,
    cast(epoch(greatest(cast(hours.period_start as timestamp), rules.data_from)) as bigint) as from_s,
    cast(epoch(least(cast(hours.period_end as timestamp), rules.as_of)) as bigint) as to_s,
    asked.year,
    hours.days,
    hours.user_days,
    hours.net_user_seconds,
    hours.hours,
    verdicts.target_hours,
    verdicts.verdict
  from verdicts
  cross join asked
  cross join rules
  join period_hours as hours
    on hours.period_kind = 'year'
    and hours.period = cast(verdicts.year as varchar)
    and hours.city_code = verdicts.city_code
    and hours.area_tier = verdicts.area_tier
  where verdicts.year = asked.year
    and not verdicts.absolute_met
),

added as (
  select months.outage_id, sum(months.net_user_seconds) as user_seconds
  from outage_months as months
  cross join asked
  where year(months.month_start) = asked.year
  group by months.outage_id
),

facts as (
  select
    facts.*,
    coalesce(added.user_seconds, 0) as user_seconds,
    case when rules.has_populations then facts.asset_id end as population
  from outage_facts as facts
  cross join rules
  join cells
    on cells.city_code = facts.city_code
    and cells.area_tier = facts.area_tier
  left join added
    on added.outage_id = facts.outage_id
),

events as (
  select
    city_code,
    area_tier,
    provider,
    event_id,
    row_number() over (
      partition by city_code, area_tier
      order by sum(user_seconds) desc, provider, event_id
    ) as place
  from facts
  group by city_code, area_tier, provider, event_id
  having sum(user_seconds) > 0
),

judged as (
  select facts.*, coalesce(events.place <= asked.events, false) as is_out
  from facts
  cross join asked
  left join events
    on events.city_code = facts.city_code
    and events.area_tier = facts.area_tier
    and events.provider is not distinct from facts.provider
    and events.event_id = facts.event_id
),

-- What has to be added up anew: rows of a population from which a row is taken away.
touched as (
  select distinct city_code, area_tier, population
  from judged
  where is_out and population is not null
),

anew as (
  select judged.*
  from judged
  left join touched
    on touched.city_code = judged.city_code
    and touched.area_tier = judged.area_tier
    and touched.population = judged.population
  where judged.is_out or touched.population is not null
),

kept as (
  select
    *,
    cast(epoch(started_at) as bigint) as started_s,
    cast(epoch(ended_at) as bigint) as ended_s
  from anew
  where not is_out
),

changes as (
  select kept.outage_id, kept.started_s as at_s, 0 as restored
  from kept
  union all
  select
    stages.outage_id,
    cast(epoch(stages.restored_at) as bigint) as at_s,
    sum(stages.users_restored) as restored
  from restoration_stages as stages
  join kept
    on kept.outage_id = stages.outage_id
  group by stages.outage_id, stages.restored_at
),

spells as (
  select
    kept.outage_id,
    changes.at_s as from_s,
    coalesce(
      lead(changes.at_s) over (
        partition by kept.outage_id
        order by changes.at_s, changes.restored
      ),
      kept.ended_s
    ) as to_s,
    kept.users - sum(changes.restored) over (
      partition by kept.outage_id
      order by changes.at_s
      range between unbounded preceding and current row
    ) as users
  from changes
  join kept
    on kept.outage_id = changes.outage_id
),

windows as (
  select
    audit.outage_id,
    case
      when rules.is_by_claim then -9000000000000
      else cast(epoch(audit.approved_from) as bigint)
    end as from_s,
    case
      when rules.is_by_claim then 9000000000000
      else cast(epoch(audit.approved_to) as bigint) + rules.allowance_s
    end as to_s
  from exclusion_audit as audit
  cross join rules
  where audit.outcome = 'qualified'
),

cuts as (
  select
    spells.*,
    least(
      greatest(coalesce(windows.from_s, spells.to_s), spells.from_s), spells.to_s
    ) as excluded_from_s,
    least(
      greatest(coalesce(windows.to_s, spells.to_s), spells.from_s), spells.to_s
    ) as excluded_to_s
  from spells
  left join windows
    on windows.outage_id = spells.outage_id
),

segments as (
  select
    outage_id,
    users,
    false as is_excluded,
    from_s,
    excluded_from_s as to_s
  from cuts
  union all
  select
    outage_id,
    users,
    true as is_excluded,
    excluded_from_s as from_s,
    excluded_to_s as to_s
  from cuts
  union all
  select
    outage_id,
    users,
    false as is_excluded,
    greatest(excluded_to_s, excluded_from_s) as from_s,
    to_s
  from cuts
),

placed as (
  select
    segments.*,
    kept.city_code,
    kept.area_tier,
    kept.population,
    kept.started_s,
    coalesce(kept.provider, '') as provider_key,
    kept.event_id
  from segments
  join kept
    on kept.outage_id = segments.outage_id
  where segments.from_s < segments.to_s
    and segments.users > 0
),

instants as (
  select
    city_code,
    area_tier,
    population,
    from_s as at_s
  from placed
  union
  select
    city_code,
    area_tier,
    population,
    to_s as at_s
  from placed
),

intervals as (
  select
    *,
    lead(at_s) over (partition by city_code, area_tier, population order by at_s) as until_s
  from instants
),

swept as (
  select
    intervals.city_code,
    intervals.area_tier,
    intervals.at_s,
    intervals.until_s,
    placed.users,
    placed.is_excluded,
    max(placed.users) over (
      partition by intervals.city_code, intervals.area_tier, intervals.population, intervals.at_s
      order by
        placed.started_s,
        placed.is_excluded,
        placed.provider_key,
        placed.event_id,
        placed.outage_id
      rows between unbounded preceding and 1 preceding
    ) as seen
  from intervals
  join placed
    on placed.city_code = intervals.city_code
    and placed.area_tier = intervals.area_tier
    and placed.population = intervals.population
    and placed.from_s <= intervals.at_s
    and placed.to_s >= intervals.until_s
),

before as (
  select city_code, area_tier, sum(user_seconds) as user_seconds
  from anew
  group by city_code, area_tier
),

after as (
  select
    swept.city_code,
    swept.area_tier,
    sum(
      greatest(swept.users - coalesce(swept.seen, 0), 0)
        * (least(swept.until_s, cells.to_s) - greatest(swept.at_s, cells.from_s))
    ) as user_seconds
  from swept
  join cells
    on cells.city_code = swept.city_code
    and cells.area_tier = swept.area_tier
  where not swept.is_excluded
    and least(swept.until_s, cells.to_s) > greatest(swept.at_s, cells.from_s)
  group by swept.city_code, swept.area_tier
),

without as (
  select
    cells.*,
    cast(cells.net_user_seconds as hugeint)
      - cast(coalesce(before.user_seconds, 0) as hugeint)
      + cast(coalesce(after.user_seconds, 0) as hugeint) as kept_user_seconds
  from cells
  left join before
    on before.city_code = cells.city_code
    and before.area_tier = cells.area_tier
  left join after
    on after.city_code = cells.city_code
    and after.area_tier = cells.area_tier
)

select
  city_name,
  area_tier,
  round(hours, 4) as hours,
  target_hours,
  round(
    cast(kept_user_seconds as double) * days / (3600 * cast(user_days as double)), 4
  ) as hours_without,
  kept_user_seconds * days * 1000000
    <= cast(round(target_hours * 1000000) as hugeint) * 3600 * cast(user_days as hugeint) as would_meet,
  verdict
from without
order by city_code, area_tier
