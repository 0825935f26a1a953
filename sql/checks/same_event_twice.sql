-- Severity: warning
-- zh: 同一停电没有以两个供电单位、或由不同文件以不同停电设备重复报送
-- en: No outage is there twice: one number and start under two providers, or at different assets from different documents
-- Grain: one row per outage row that may be there twice. Reads: outages, places.
-- Source: method, "Corrections".
with keyed as (
  select
    document_no,
    source_line,
    event_id,
    provider,
    coalesce(provider, '') as provider_key,
    coalesce(asset_id, '') as asset_key,
    asset_id,
    city_code,
    area_tier,
    started_at,
    users
  from outages
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
  select distinct k.document_no, k.source_line
  from keyed k
  join by_provider e
    on e.provider_key = k.provider_key
    and e.event_id = k.event_id
    and e.started_at = k.started_at
  join keyed o
    on o.provider_key = k.provider_key
    and o.event_id = k.event_id
    and o.started_at = k.started_at
    and o.document_no <> k.document_no
    and o.asset_key <> k.asset_key
),

doubtful as (
  select k.document_no, k.source_line
  from keyed k
  join by_event e on e.event_id = k.event_id and e.started_at = k.started_at
  union
  select document_no, source_line from across
)

select
  k.event_id,
  k.provider,
  k.asset_id,
  k.city_code,
  k.area_tier,
  k.started_at,
  k.users,
  p.source_file,
  k.source_line - p.first_line as source_line
from doubtful d
join keyed k on k.document_no = d.document_no and k.source_line = d.source_line
join places p
  on p.document_no = k.document_no
  and (not p.has_parts or k.source_line > p.first_line and k.source_line <= p.last_line)
