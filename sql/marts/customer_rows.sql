-- zh: 每条已采用的用户基数一行，连同有效期与来源。
-- en: The customer rows that count, each with its validity and source.
-- Grain: one row per customer row that counts.
-- Key: whole.
-- Meaning: users of a city, tier, county and provider from a first to a last day, and where the row
--   was read. If the source gives no last day, the one worked out for it is shown.
-- Reads: judged_customers, load_batches, places.
-- Source: method, "Equivalent users".
select
  judged_customers.city_code,
  judged_customers.area_tier,
  judged_customers.county,
  judged_customers.provider,
  judged_customers.users,
  judged_customers.valid_from,
  judged_customers.valid_to,
  load_batches.batch_id,
  places.source_file,
  judged_customers.source_line - places.first_line as source_line
from judged_customers
join load_batches on load_batches.load_no = judged_customers.standing
join places
  on places.document_no = judged_customers.document_no
  and (
    not places.has_parts
    or (
      judged_customers.source_line > places.first_line
      and judged_customers.source_line <= places.last_line
    )
  )
where judged_customers.fault is null
