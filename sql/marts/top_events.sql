-- zh: 各时段、市州（及全区域）计入户秒最多的停电事件。
-- en: The events with the most counted user-seconds, by period and city or region.
-- Grain: one row per period, city (or the region) and event: the ten with the most user-seconds.
-- Key: whole.
-- Meaning: events that began in the period, each with all of its rows and its whole duration. A
--   value on which the rows disagree is null (all, for the tier). Nature, cause and source are
--   those of the first row.
-- Reads: leading_events, period_months, described_events, rule.
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
)

select
  listed.period_kind,
  listed.period,
  listed.scope_code as city_code,
  listed.rank,
  listed.event_id,
  described_events.provider,
  listed.city_code as event_city_code,
  coalesce(described_events.city_name, listed.city_code) as event_city_name,
  described_events.area_tier,
  described_events.county,
  described_events.line_id,
  described_events.started_at,
  described_events.ended_at,
  described_events.is_open,
  described_events.rows,
  cast(described_events.users as bigint) as users,
  described_events.nature,
  described_events.cause,
  cast(listed.net as decimal(38, 0)) as net_user_seconds,
  described_events.source_file,
  described_events.source_line
from listed
join described_events
  on described_events.city_code = listed.city_code
  and described_events.event_id = listed.event_id
  and described_events.provider_key = listed.provider_key
