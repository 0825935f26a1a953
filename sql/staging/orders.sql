-- zh: 有效的停运避险批准单，每单一行；同一文号取最后载入的一条。
-- Grain: one row per order of the register in force.
-- Meaning: of each order number the row of the latest batch. Times are seconds of local civil time.
-- Reads: held_orders, batches_known. Source: method, "What is excluded".
with ranked as (
  select
    h.*,
    max(h.batch_order) over (partition by h.order_no) as latest_order
  from held_orders h
  join batches_known b on b.batch_order = h.batch_order
)

select
  order_no,
  city as city_code,
  approved_from,
  approved_to,
  civil_seconds(approved_from) as approved_from_s,
  civil_seconds(approved_to) as approved_to_s,
  authority,
  reason,
  lines
from ranked
where batch_order = latest_order
