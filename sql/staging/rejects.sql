-- zh: 当前有效文件中被拒绝、且同一标识尚未另行载入的行，每处错误一行。
-- Grain: one row per fault of a row that could not be loaded and is outstanding.
-- Meaning: a rejected row is outstanding until a row of its identity is loaded after it, or its
--   document no longer has it.
-- Reads: held_rejects, documents, held_outages, held_restorations, held_customers, held_orders,
--   held_history, rule. Source: method, "Corrections".
with known as (
  select r.*, d.document_no, d.feed
  from held_rejects r
  join documents d on d.load_no = r.load_no
),

identified as (
  select distinct feed, identity, standing
  from known
  where identity is not null
),

settled as (
  select i.feed, i.identity, i.standing
  from identified i
  join held_outages h
    on identity_text(h.provider, h.event_id, h.asset_id, null, null) = i.identity
    and h.standing > i.standing
  cross join rule r
  where i.feed = 'outages'
    and h.from_load <= r.known_order
    and (h.to_load is null or h.to_load > r.known_order)
  union all
  select i.feed, i.identity, i.standing
  from identified i
  join held_restorations h
    on identity_text(h.provider, h.event_id, h.asset_id, cast(h.restored_at as varchar), null) = i.identity
    and h.standing > i.standing
  cross join rule r
  where i.feed = 'restorations'
    and h.from_load <= r.known_order
    and (h.to_load is null or h.to_load > r.known_order)
  union all
  select i.feed, i.identity, i.standing
  from identified i
  join held_customers h
    on identity_text(h.city, h.area_tier, h.county, h.provider, cast(h.valid_from as varchar)) = i.identity
    and h.standing > i.standing
  cross join rule r
  where i.feed = 'customers'
    and h.from_load <= r.known_order
    and (h.to_load is null or h.to_load > r.known_order)
  union all
  select i.feed, i.identity, i.standing
  from identified i
  join held_orders h
    on identity_text(h.order_no, null, null, null, null) = i.identity
    and h.standing > i.standing
  cross join rule r
  where i.feed = 'orders'
    and h.from_load <= r.known_order
    and (h.to_load is null or h.to_load > r.known_order)
  union all
  select i.feed, i.identity, i.standing
  from identified i
  join held_history h
    on identity_text(h.city, h.area_tier, cast(h.year as varchar), null, null) = i.identity
    and h.standing > i.standing
  cross join rule r
  where i.feed = 'history'
    and h.from_load <= r.known_order
    and (h.to_load is null or h.to_load > r.known_order)
),

settled_once as (
  select distinct feed, identity, standing from settled
)

select
  k.document_no,
  k.feed,
  k.load_no,
  k.standing,
  k.source_line,
  k.column_name,
  k.code,
  k.message,
  k.message_en,
  k.raw
from known k
left join settled_once s
  on s.feed = k.feed
  and s.identity = k.identity
  and s.standing = k.standing
where s.feed is null
