-- zh: 有效的用户基数每条一行；同一键有共同日期的互相矛盾，均不计。
-- en: The customer rows in force, each with whether it contradicts another row of its key.
-- Grain: one row per customer row in force.
-- Meaning: rows of one key that cover a common day contradict each other, and none of them counts.
-- Reads: customers.
-- Source: method, "Equivalent users".
with neighbours as (
  select
    customers.*,
    max(valid_to) over (
      partition by city_code, area_tier, coalesce(county, ''), coalesce(provider, '')
      order by valid_from, valid_to, customer_id
      rows between unbounded preceding and 1 preceding
    ) as covered_to,
    min(valid_from) over (
      partition by city_code, area_tier, coalesce(county, ''), coalesce(provider, '')
      order by valid_from, valid_to, customer_id
      rows between 1 following and unbounded following
    ) as next_from
  from customers
)

select
  customer_id,
  document_no,
  standing,
  source_line,
  city_code,
  area_tier,
  county,
  provider,
  users,
  valid_from,
  valid_to,
  raw,
  case
    when covered_to >= valid_from or next_from <= valid_to then 'overlapping_validity'
  end as fault
from neighbours
