-- zh: 每条得到采用的用户基数一行，连同有效期与来源。
-- Grain: one row per customer row that counts.
-- Meaning: users of a city, tier, county and provider from a first to a last day, and where the row
--   was read. An absent last day is the one that it comes to.
-- Reads: customer_fates, batches_known. Source: method, "Equivalent users".
select
  c.city_code,
  c.area_tier,
  c.county,
  c.provider,
  c.users,
  c.valid_from,
  c.valid_to,
  b.batch_id,
  b.source_file,
  c.source_line
from customer_fates c
join batches_known b on b.batch_order = c.batch_order
where c.fault is null
