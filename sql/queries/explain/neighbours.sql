-- zh: 停电记录及与其同属一个用户群、时间有重叠的其他记录
-- en: Outage rows, each with itself and the rows of its population that overlap it in time
-- Params: outage_ids (numbers of the rows), is_shared (whether rows of an asset share a population)
-- Reads: outage_facts, exclusion_audit. Source: method, "Overlap".
with
own as (
  select outage_id, city_code, area_tier, asset_id, started_at, ended_at
  from outage_facts
  where outage_id in (select unnest($outage_ids))
),
near as (
  select own.outage_id as own_id, own.outage_id as near_id
  from own
  union
  select own.outage_id as own_id, other.outage_id as near_id
  from outage_facts as other
  join own
    on own.asset_id = other.asset_id
    and own.city_code = other.city_code
    and own.area_tier = other.area_tier
  where $is_shared
    and other.started_at < own.ended_at
    and other.ended_at > own.started_at
)
select
  near.own_id,
  facts.outage_id,
  facts.event_id,
  facts.provider,
  facts.started_at,
  facts.ended_at,
  facts.users,
  facts.claim,
  facts.source_file,
  facts.source_line,
  orders.approved_from,
  orders.approved_to
from near
join outage_facts as facts on facts.outage_id = near.near_id
left join exclusion_audit as orders
  on orders.outage_id = facts.outage_id and orders.outcome = 'qualified'
order by near.own_id, facts.outage_id
