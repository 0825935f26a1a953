-- zh: 有效的用户基数每条一行，含取自停电记录的；同一键有共同日期的互相矛盾，均不计。
-- en: The customer rows in force, with whether each contradicts another of its key, and the users taken from outage rows.
-- Grain: one row per customer row in force, and per outage row that stands for one.
-- Key: whole.
-- Meaning: rows of one key that cover a common day contradict each other, and none of them counts.
--   A city and tier without any customer row has the users that its outage rows say are served.
-- Reads: customers, served_users.
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
union all
select
  outage_id as customer_id,
  document_no,
  standing,
  source_line,
  city_code,
  area_tier,
  null as county,
  null as provider,
  users,
  valid_from,
  valid_to,
  null as raw,
  null as fault
from served_users
