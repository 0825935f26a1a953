-- zh: 让位于其他文件、且内容与替换它的行不同的行，每行一条。
-- Grain: one row per row put aside whose content differs from that of the row in force.
-- Meaning: two documents disagree on it; of groups of one event the row is held against the most
--   alike one in force.
-- Reads: replaced_rows, held_outages, held_restorations, held_customers, held_orders, held_history,
--   rule. Source: method, "Corrections".
with pairs as (
  select feed, document_no, source_line, standing, by_document_no, by_source_line, by_standing
  from replaced_rows
  where reason = 'row'
),

outages_known as (
  select h.*
  from held_outages h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

restorations_known as (
  select h.*
  from held_restorations h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

customers_known as (
  select h.*
  from held_customers h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

orders_known as (
  select h.*
  from held_orders h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
),

history_known as (
  select h.*
  from held_history h
  cross join rule r
  where h.from_load <= r.known_order and (h.to_load is null or h.to_load > r.known_order)
)

select p.*
from pairs p
join outages_known a on a.document_no = p.document_no and a.source_line = p.source_line
join outages_known b
  on b.document_no = p.by_document_no and b.source_line = p.by_source_line
where p.feed = 'outages'
  and (
    a.city is distinct from b.city
    or a.county is distinct from b.county
    or a.area_tier is distinct from b.area_tier
    or a.line_id is distinct from b.line_id
    or a.asset_id is distinct from b.asset_id
    or a.started_at is distinct from b.started_at
    or a.restored_at is distinct from b.restored_at
    or a.users is distinct from b.users
    or a.nature is distinct from b.nature
    or a.cause is distinct from b.cause
    or a.avoidance_order is distinct from b.avoidance_order
    or a.notified_at is distinct from b.notified_at
    or a.reported_user_hours is distinct from b.reported_user_hours
  )
union all
select p.*
from pairs p
join restorations_known a on a.document_no = p.document_no and a.source_line = p.source_line
join restorations_known b
  on b.document_no = p.by_document_no and b.source_line = p.by_source_line
where p.feed = 'restorations'
  and (
    a.users_restored is distinct from b.users_restored
  )
union all
select p.*
from pairs p
join customers_known a on a.document_no = p.document_no and a.source_line = p.source_line
join customers_known b
  on b.document_no = p.by_document_no and b.source_line = p.by_source_line
where p.feed = 'customers'
  and (
    a.users is distinct from b.users
    or a.valid_to is distinct from b.valid_to
  )
union all
select p.*
from pairs p
join orders_known a on a.document_no = p.document_no and a.source_line = p.source_line
join orders_known b
  on b.document_no = p.by_document_no and b.source_line = p.by_source_line
where p.feed = 'orders'
  and (
    a.city is distinct from b.city
    or a.approved_from is distinct from b.approved_from
    or a.approved_to is distinct from b.approved_to
    or a.authority is distinct from b.authority
    or a.reason is distinct from b.reason
    or a.lines is distinct from b.lines
  )
union all
select p.*
from pairs p
join history_known a on a.document_no = p.document_no and a.source_line = p.source_line
join history_known b
  on b.document_no = p.by_document_no and b.source_line = p.by_source_line
where p.feed = 'history'
  and (
    a.hours is distinct from b.hours
  )
