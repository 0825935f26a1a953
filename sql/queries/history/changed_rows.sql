-- zh: 只在两个状态之一中有、或在两者中户秒不同的停电记录，影响大的在前；重复行另按其在文件中的次序配对
-- en: Outage rows that are in only one of two states or differ between them, largest effect first; repeated rows are also paired by their place in the file
-- Reads: outage_facts. Source: method, "Corrections".
with
before as (
  select
    *,
    row_number() over (
      partition by provider, event_id, asset_id
      order by source_file, source_line
    ) as copy
  from earlier.outage_facts
),
now as (
  select
    *,
    row_number() over (
      partition by provider, event_id, asset_id
      order by source_file, source_line
    ) as copy
  from later.outage_facts
)
select
  case
    when before.event_id is null then 'added'
    when now.event_id is null then 'withdrawn'
    else 'changed'
  end as change,
  coalesce(now.event_id, before.event_id) as event_id,
  coalesce(now.provider, before.provider) as provider,
  coalesce(now.asset_id, before.asset_id) as asset_id,
  coalesce(now.city_code, before.city_code) as city_code,
  coalesce(now.area_tier, before.area_tier) as area_tier,
  coalesce(now.started_at, before.started_at) as started_at,
  cast(before.net_user_seconds as double) / 3600 as net_user_hours_before,
  cast(now.net_user_seconds as double) / 3600 as net_user_hours_after,
  before.source_file || ':' || before.source_line as source_before,
  now.source_file || ':' || now.source_line as source_after
from before
full join now
  on now.event_id = before.event_id
  and now.provider is not distinct from before.provider
  and now.asset_id is not distinct from before.asset_id
  and now.copy = before.copy
where now.event_id is null
  or before.event_id is null
  or now.city_code is distinct from before.city_code
  or now.area_tier is distinct from before.area_tier
  or now.started_at is distinct from before.started_at
  or now.ended_at is distinct from before.ended_at
  or now.is_open is distinct from before.is_open
  or now.users is distinct from before.users
  or now.nature is distinct from before.nature
  or now.claim is distinct from before.claim
  or now.gross_user_seconds is distinct from before.gross_user_seconds
  or now.net_user_seconds is distinct from before.net_user_seconds
order by
  abs(coalesce(now.net_user_seconds, 0) - coalesce(before.net_user_seconds, 0)) desc,
  coalesce(now.event_id, before.event_id),
  coalesce(now.provider, before.provider),
  coalesce(now.asset_id, before.asset_id),
  coalesce(now.copy, before.copy)
