-- zh: 有效的用户基数，每条一行；同一键、同一生效日取最后载入的一条。
-- Grain: one row per customer row in force.
-- Meaning: of each key and first day the row of the latest batch. An absent last day becomes the day
--   before the next first day of the same key, or the end of the calendar.
-- Reads: held_customers, batches_known. Source: method, "Equivalent users".
with ranked as (
  select
    h.*,
    max(h.batch_order) over (
      partition by
        h.city, h.area_tier, coalesce(h.county, ''), coalesce(h.provider, ''), h.valid_from
    ) as latest_order
  from held_customers h
  join batches_known b on b.batch_order = h.batch_order
),

in_force as (
  select * from ranked where batch_order = latest_order
)

select
  batch_order,
  source_line,
  cast(batch_order as bigint) * 1000000000 + source_line as customer_id,
  city as city_code,
  area_tier,
  county,
  provider,
  users,
  valid_from,
  coalesce(
    valid_to,
    lead(valid_from) over (
      partition by city, area_tier, coalesce(county, ''), coalesce(provider, '')
      order by valid_from
    ) - 1,
    date '9999-12-31'
  ) as valid_to,
  raw
from in_force
