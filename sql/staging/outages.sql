-- zh: 有效的停电记录，每条一行；取最后载入的一条，替换时段内未再次报送的撤回。
-- Grain: one row per outage row in force.
-- Meaning: of each identity the row of the latest batch; rows of a replaced window that were not
--   sent again are withdrawn. Where repeated rows are groups, the latest batch of an event brings
--   all of its rows. Times are seconds of local civil time.
-- Reads: held_outages, batches_known, rule. Source: method, "Corrections" and "From rows to spells".
with known as (
  select
    o.*,
    coalesce(o.provider, '') as provider_key,
    case when r.repeated_rows = 'groups' then '' else coalesce(o.asset_id, '') end as asset_key
  from held_outages o
  join batches_known b on b.batch_order = o.batch_order
  cross join rule r
),

-- Few rows are sent again. The hash of an identity finds them cheaply; the exact step follows.
hashed as (
  select hash(provider_key, event_id, asset_key) as identity_hash, batch_order
  from known
),

shared as (
  select identity_hash
  from hashed
  group by identity_hash
  having min(batch_order) < max(batch_order)
),

sent_again as (
  select k.provider_key, k.event_id, k.asset_key, max(k.batch_order) as latest_order
  from known k
  join shared s on s.identity_hash = hash(k.provider_key, k.event_id, k.asset_key)
  group by k.provider_key, k.event_id, k.asset_key
  having min(k.batch_order) < max(k.batch_order)
),

replaced_windows as (
  select batch_order, replace_from, replace_to, replace_provider
  from batches_known
  where replace_from is not null
),

withdrawn as (
  select distinct k.batch_order, k.source_line
  from known k
  join replaced_windows w
    on w.batch_order > k.batch_order
    and cast(k.started_at as date) between w.replace_from and w.replace_to
    and (w.replace_provider is null or w.replace_provider = k.provider)
)

select
  cast(k.batch_order as bigint) * 1000000000 + k.source_line as outage_id,
  k.batch_order,
  k.source_line,
  k.event_id,
  k.provider,
  k.city as city_code,
  k.county,
  k.area_tier,
  k.line_id,
  k.asset_id,
  k.started_at,
  k.restored_at,
  civil_seconds(k.started_at) as started_s,
  civil_seconds(k.restored_at) as restored_s,
  k.users,
  k.nature,
  k.cause,
  k.avoidance_order,
  k.notified_at,
  k.reported_user_hours
from known k
left join sent_again s
  on s.provider_key = k.provider_key
  and s.event_id = k.event_id
  and s.asset_key = k.asset_key
  and s.latest_order > k.batch_order
left join withdrawn w on w.batch_order = k.batch_order and w.source_line = k.source_line
where s.event_id is null and w.source_line is null
