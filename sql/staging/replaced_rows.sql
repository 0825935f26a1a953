-- zh: 各类数据中让位于其他文件同一标识之行（或被替换时段撤下）的行，每行一条。
-- Grain: one row per input row of a document in force that does not count.
-- Meaning: the document and row that stand before it, and what both stand as.
-- Reads: replaced_outages, held_restorations, held_customers, held_orders, held_history,
--   loads_known, rule.
-- Source: method, "Corrections".
with restorations_known as (
  select
    h.document_no, h.source_line, h.standing,
    max(h.standing) over (
      partition by
        coalesce(h.provider, ''), h.event_id, coalesce(h.asset_id, ''), h.restored_at
    ) as highest_standing
  from held_restorations h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

customers_known as (
  select
    h.document_no, h.source_line, h.standing,
    max(h.standing) over (
      partition by
        h.city, h.area_tier, coalesce(h.county, ''), coalesce(h.provider, ''), h.valid_from
    ) as highest_standing
  from held_customers h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

orders_known as (
  select
    h.document_no, h.source_line, h.standing,
    max(h.standing) over (partition by h.order_no) as highest_standing
  from held_orders h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

history_known as (
  select
    h.document_no, h.source_line, h.standing,
    max(h.standing) over (partition by h.city, h.area_tier, h.year) as highest_standing
  from held_history h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

others as (
  select 'restorations' as feed, * from restorations_known
  union all
  select 'customers', * from customers_known
  union all
  select 'orders', * from orders_known
  union all
  select 'history', * from history_known
)

select
  o.feed,
  o.document_no,
  o.source_line,
  'row' as reason,
  o.standing,
  l.document_no as by_document_no,
  o.highest_standing as by_standing
from others o
join loads_known l on l.load_no = o.highest_standing
where o.standing < o.highest_standing
union all
select 'outages', document_no, source_line, reason, standing, by_document_no, by_standing
from replaced_outages
