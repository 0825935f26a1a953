-- zh: 有效的停运避险批准单，每单一行；同一文号的多条取最后载入的一条。
-- en: The safety-shutdown orders in force; of several with one number, the one loaded last.
-- Grain: one row per order of the register in force.
-- Key: whole.
-- Meaning: the rows of the files in force, except those that give way to another file. Times are
--   seconds of local civil time.
-- Reads: held_orders, replaced_rows, rule.
-- Source: method, "What is excluded".
select
  held_orders.order_no,
  held_orders.city as city_code,
  held_orders.approved_from,
  held_orders.approved_to,
  civil_seconds(held_orders.approved_from) as approved_from_s,
  civil_seconds(held_orders.approved_to) as approved_to_s,
  held_orders.authority,
  held_orders.reason,
  held_orders.lines
from held_orders
cross join rule
left join replaced_rows
  on replaced_rows.feed = 'orders'
  and replaced_rows.document_no = held_orders.document_no
  and replaced_rows.source_line = held_orders.source_line
where held_orders.from_load <= rule.known_order
  and (held_orders.to_load is null or held_orders.to_load > rule.known_order)
  and replaced_rows.source_line is null
