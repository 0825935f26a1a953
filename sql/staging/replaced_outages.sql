-- zh: 被其他文件中同一标识的行替换、或因替换时段撤回的停电记录，每条一行。
-- en: The outage rows replaced by another file or withdrawn by its window.
-- Grain: one row per outage row of a file in force that does not count.
-- Key: event_id.
-- Meaning: if several files have one identity, the row of the highest standing is in force and the
--   others are replaced (reason row). Rows of other files that start in a replaced window and have
--   a lower standing are withdrawn (reason window). If repeated rows are groups, an event counts as
--   a whole and has the highest standing of its rows. If the file is part of the identity, no row
--   is replaced. by_*: the row in force; of several, the one most like the replaced row. is_unlike:
--   the two rows start more than a day apart, or are in different cities or tiers.
-- Reads: held_outages, repeated_events, withdrawn_outages, rule.
-- Source: method, "Corrections".
with known as (
  select
    held_outages.document_no,
    held_outages.standing,
    held_outages.source_line,
    held_outages.event_id,
    held_outages.provider,
    held_outages.asset_id,
    held_outages.city,
    held_outages.area_tier,
    held_outages.started_at,
    coalesce(held_outages.provider, '') as provider_key,
    case
      when rule.repeated_rows = 'groups' then ''
      else coalesce(held_outages.asset_id, '')
    end as asset_key,
    rule.event_scope,
    rule.unlike_after_s
  from held_outages
  join repeated_events
    on repeated_events.event_id = held_outages.event_id
    and repeated_events.month_no
      = year(held_outages.started_at) * 12 + month(held_outages.started_at) - 1
  cross join rule
  where held_outages.from_load <= rule.known_order
    and (held_outages.to_load is null or held_outages.to_load > rule.known_order)
),

shared as (
  select provider_key, event_id, asset_key
  from known
  where event_scope = 'project'
  group by provider_key, event_id, asset_key
  having min(document_no) < max(document_no)
),

rivals as (
  select
    known.*,
    max(known.standing) over (
      partition by known.provider_key, known.event_id, known.asset_key, known.document_no
    ) as own_standing,
    max(known.standing) over (
      partition by known.provider_key, known.event_id, known.asset_key
    ) as highest_standing
  from known
  join shared
    on shared.provider_key = known.provider_key
    and shared.event_id = known.event_id
    and shared.asset_key = known.asset_key
  left join withdrawn_outages
    on withdrawn_outages.document_no = known.document_no
    and withdrawn_outages.source_line = known.source_line
  where withdrawn_outages.source_line is null
),

paired as (
  select
    put_aside.*,
    in_force.document_no as by_document_no,
    in_force.source_line as by_source_line,
    in_force.highest_standing as by_standing,
    in_force.city as by_city_code,
    in_force.area_tier as by_area_tier,
    in_force.started_at as by_started_at,
    in_force.city <> put_aside.city
      or in_force.area_tier <> put_aside.area_tier
      or abs(civil_seconds(in_force.started_at) - civil_seconds(put_aside.started_at))
        > put_aside.unlike_after_s as is_unlike
  from rivals as put_aside
  join rivals as in_force
    on in_force.provider_key = put_aside.provider_key
    and in_force.event_id = put_aside.event_id
    and in_force.asset_key = put_aside.asset_key
    and in_force.own_standing = in_force.highest_standing
  where put_aside.own_standing < put_aside.highest_standing
),

ranked as (
  select
    paired.*,
    row_number() over (
      partition by document_no, source_line
      order by is_unlike, by_source_line
    ) as likeness
  from paired
)

select
  cast(document_no as bigint) * 1000000000 + source_line as outage_id,
  document_no,
  source_line,
  'row' as reason,
  own_standing as standing,
  event_id,
  provider,
  asset_id,
  city as city_code,
  area_tier,
  started_at,
  by_document_no,
  by_source_line,
  by_standing,
  by_city_code,
  by_area_tier,
  by_started_at,
  is_unlike
from ranked
where likeness = 1
union all
select
  cast(document_no as bigint) * 1000000000 + source_line as outage_id,
  document_no,
  source_line,
  'window' as reason,
  standing,
  event_id,
  provider,
  asset_id,
  city_code,
  area_tier,
  started_at,
  by_document_no,
  null as by_source_line,
  by_standing,
  null as by_city_code,
  null as by_area_tier,
  null as by_started_at,
  false as is_unlike
from withdrawn_outages
