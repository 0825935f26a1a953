-- zh: 有效的用户基数，每条一行；同一键、同一生效日的多条取最后载入的一条。
-- en: The customer rows in force, one per key and first day; of several, the one loaded last.
-- Grain: one row per customer row in force.
-- Key: whole.
-- Meaning: the rows of the files in force, except those that give way to another file. An absent
--   last day becomes the day before the next first day of the same key, or the end of the calendar.
-- Reads: held_customers, replaced_rows, rule.
-- Source: method, "Equivalent users".
select
  held_customers.document_no,
  held_customers.standing,
  held_customers.source_line,
  cast(held_customers.document_no as bigint) * 1000000000 + held_customers.source_line as customer_id,
  held_customers.city as city_code,
  held_customers.area_tier,
  held_customers.county,
  held_customers.provider,
  held_customers.users,
  held_customers.valid_from,
  coalesce(
    held_customers.valid_to,
    lead(held_customers.valid_from) over (
      partition by
        held_customers.city,
        held_customers.area_tier,
        coalesce(held_customers.county, ''),
        coalesce(held_customers.provider, '')
      order by held_customers.valid_from
    ) - 1,
    date '9999-12-31'
  ) as valid_to,
  held_customers.raw
from held_customers
cross join rule
left join replaced_rows
  on replaced_rows.feed = 'customers'
  and replaced_rows.document_no = held_customers.document_no
  and replaced_rows.source_line = held_customers.source_line
where held_customers.from_load <= rule.known_order
  and (held_customers.to_load is null or held_customers.to_load > rule.known_order)
  and replaced_rows.source_line is null
