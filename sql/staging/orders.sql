-- zh: 有效的停运避险批准单，每单一行；同一文号取最后载入的一条。
-- Grain: one row per order of the register in force.
-- Meaning: the rows of the documents in force, but for those that give way to another document. Times
--   are seconds of local civil time.
-- Reads: held_orders, replaced_rows, rule. Source: method, "What is excluded".
select
  h.order_no,
  h.city as city_code,
  h.approved_from,
  h.approved_to,
  civil_seconds(h.approved_from) as approved_from_s,
  civil_seconds(h.approved_to) as approved_to_s,
  h.authority,
  h.reason,
  h.lines
from held_orders h
cross join rule r
left join replaced_rows p
  on p.feed = 'orders' and p.document_no = h.document_no and p.source_line = h.source_line
where h.from_load <= r.known_order
  and (h.to_load is null or h.to_load > r.known_order)
  and p.source_line is null
