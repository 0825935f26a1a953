-- zh: 每条得到采用的用户基数一行，连同有效期与来源。
-- Grain: one row per customer row that counts.
-- Meaning: users of a city, tier, county and provider from a first to a last day, and where the row
--   was read. An absent last day is the one that it comes to.
-- Reads: customer_fates, loads_known, places. Source: method, "Equivalent users".
select
  c.city_code,
  c.area_tier,
  c.county,
  c.provider,
  c.users,
  c.valid_from,
  c.valid_to,
  l.batch_id,
  p.source_file,
  c.source_line - p.first_line as source_line
from customer_fates c
join loads_known l on l.load_no = c.standing
join places p
  on p.document_no = c.document_no
  and (not p.has_parts or c.source_line > p.first_line and c.source_line <= p.last_line)
where c.fault is null
