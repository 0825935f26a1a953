-- zh: 各时段、市州（及全区域）计入户秒最多的停电事件。
-- en: The events with the most counted user-seconds, by period and city or region.
-- Grain: one row per period, city (or the region) and event: the ten with the most user-seconds.
-- Meaning: events that began in the period, each with all of its rows and its whole duration. A
--   value on which the rows disagree is null (all, for the tier). Nature, cause and source are
--   those of the first row.
-- Reads: leading_events, period_months, outage_facts, rule.
-- Source: method, "Detail".
with in_city as (
  select
    period_months.period_kind,
    period_months.period,
    leading_events.city_code,
    leading_events.event_id,
    leading_events.provider_key,
    leading_events.net,
    row_number() over (
      partition by period_months.period_kind, period_months.period, leading_events.city_code
      order by leading_events.net desc, leading_events.event_id, leading_events.provider_key
    ) as place
  from leading_events
  join period_months on period_months.month_no = leading_events.month_no
),

in_region as (
  select
    in_city.*,
    row_number() over (
      partition by in_city.period_kind, in_city.period
      order by in_city.net desc, in_city.city_code, in_city.event_id, in_city.provider_key
    ) as region_place
  from in_city
  cross join rule
  where in_city.place <= rule.events_listed
),

listed as (
  select
    period_kind,
    period,
    city_code as scope_code,
    place as rank,
    city_code,
    event_id,
    provider_key,
    net
  from in_region
  union all
  select
    in_region.period_kind,
    in_region.period,
    rule.region_code as scope_code,
    in_region.region_place as rank,
    in_region.city_code,
    in_region.event_id,
    in_region.provider_key,
    in_region.net
  from in_region
  cross join rule
  where in_region.region_place <= rule.events_listed
),

held as (
  select
    outage_facts.*,
    coalesce(outage_facts.provider, '') as provider_key,
    row_number() over (
      partition by outage_facts.city_code, outage_facts.event_id, coalesce(outage_facts.provider, '')
      order by outage_facts.started_at, outage_facts.outage_id
    ) as row_no
  from outage_facts
  join leading_events
    on leading_events.city_code = outage_facts.city_code
    and leading_events.event_id = outage_facts.event_id
    and leading_events.provider_key = coalesce(outage_facts.provider, '')
),

described as (
  select
    city_code,
    event_id,
    provider_key,
    min(provider) as provider,
    min(city_name) as city_name,
    case when min(area_tier) = max(area_tier) then min(area_tier) else 'all' end as area_tier,
    case
      when min(county) = max(county) and count(county) = count(*) then min(county)
    end as county,
    case
      when min(line_id) = max(line_id) and count(line_id) = count(*) then min(line_id)
    end as line_id,
    min(started_at) as started_at,
    max(ended_at) as ended_at,
    max(case when is_open then 1 else 0 end) = 1 as is_open,
    count(*) as rows,
    sum(users) as users,
    min(case when row_no = 1 then nature end) as nature,
    min(case when row_no = 1 then cause end) as cause,
    min(case when row_no = 1 then source_file end) as source_file,
    min(case when row_no = 1 then source_line end) as source_line
  from held
  group by city_code, event_id, provider_key
)

select
  listed.period_kind,
  listed.period,
  listed.scope_code as city_code,
  listed.rank,
  listed.event_id,
  described.provider,
  listed.city_code as event_city_code,
  coalesce(described.city_name, listed.city_code) as event_city_name,
  described.area_tier,
  described.county,
  described.line_id,
  described.started_at,
  described.ended_at,
  described.is_open,
  described.rows,
  cast(described.users as bigint) as users,
  described.nature,
  described.cause,
  cast(listed.net as decimal(38, 0)) as net_user_seconds,
  described.source_file,
  described.source_line
from listed
join described
  on described.city_code = listed.city_code
  and described.event_id = listed.event_id
  and described.provider_key = listed.provider_key
