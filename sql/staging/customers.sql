-- zh: 有效的用户基数，每条一行；同一键、同一生效日取最后载入的一条。
-- Grain: one row per customer row in force.
-- Meaning: the rows of the documents in force, but for those that give way to another document. An
--   absent last day becomes the day before the next first day of the same key, or the end of the
--   calendar.
-- Reads: held_customers, replaced_rows, rule. Source: method, "Equivalent users".
select
  h.document_no,
  h.standing,
  h.source_line,
  cast(h.document_no as bigint) * 1000000000 + h.source_line as customer_id,
  h.city as city_code,
  h.area_tier,
  h.county,
  h.provider,
  h.users,
  h.valid_from,
  coalesce(
    h.valid_to,
    lead(h.valid_from) over (
      partition by h.city, h.area_tier, coalesce(h.county, ''), coalesce(h.provider, '')
      order by h.valid_from
    ) - 1,
    date '9999-12-31'
  ) as valid_to,
  h.raw
from held_customers h
cross join rule r
left join replaced_rows p
  on p.feed = 'customers' and p.document_no = h.document_no and p.source_line = h.source_line
where h.from_load <= r.known_order
  and (h.to_load is null or h.to_load > r.known_order)
  and p.source_line is null
