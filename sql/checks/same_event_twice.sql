-- Severity: warning
-- zh: 同一停电没有以两个供电单位、或由不同文件以不同停电设备重复报送
-- en: No outage is reported twice: with one number and start by two providers, or at different assets by different files
-- Grain: one row per outage row that may be reported twice.
-- Key: event_id.
-- Reads: outage_rows, repeated_events.
-- Source: method, "Corrections".
with keyed as (
  select outage_rows.*, coalesce(outage_rows.asset_id, '') as asset_key
  from outage_rows
  join repeated_events
    on repeated_events.event_id = outage_rows.event_id
    and repeated_events.month_no = outage_rows.month_no
),

by_event as (
  select event_id, started_at
  from keyed
  group by event_id, started_at
  having min(provider_key) < max(provider_key)
),

by_provider as (
  select provider_key, event_id, started_at
  from keyed
  group by provider_key, event_id, started_at
  having min(document_no) < max(document_no) and min(asset_key) < max(asset_key)
),

-- Two documents and two assets may be there without any asset of one differing from one of the other.
across as (
  select distinct keyed.outage_id
  from keyed
  join by_provider
    on by_provider.provider_key = keyed.provider_key
    and by_provider.event_id = keyed.event_id
    and by_provider.started_at = keyed.started_at
  join keyed as others
    on others.provider_key = keyed.provider_key
    and others.event_id = keyed.event_id
    and others.started_at = keyed.started_at
    and others.document_no <> keyed.document_no
    and others.asset_key <> keyed.asset_key
),

doubtful as (
  select keyed.outage_id
  from keyed
  join by_event
    on by_event.event_id = keyed.event_id
    and by_event.started_at = keyed.started_at
  union
  select outage_id
  from across
)

select
  keyed.event_id,
  keyed.provider,
  keyed.asset_id,
  keyed.city_code,
  keyed.area_tier,
  keyed.started_at,
  keyed.users,
  keyed.source_file,
  keyed.source_line
from doubtful
join keyed on keyed.outage_id = doubtful.outage_id
