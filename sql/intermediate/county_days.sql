-- zh: 各区县的用户日数，每月 × 市州 × 区县一行。
-- Grain: one row per month, city and county (null where the customer feed names none).
-- Meaning: user-days by county over the complete days of the month, tiers and providers added up.
-- Reads: customer_fates, months. Source: method, "Equivalent users" and "Detail".
with covered as (
  select
    m.month_no,
    c.city_code,
    c.county,
    c.users,
    greatest(civil_seconds(cast(c.valid_from as timestamp)), m.from_s) as from_s,
    least(civil_seconds(cast(c.valid_to as timestamp)) + 86400, m.to_s) as to_s
  from customer_fates c
  cross join months m
  where c.fault is null
)

select
  month_no,
  city_code,
  county,
  sum(cast(users as decimal(38, 0)) * cast((to_s - from_s) / 86400 as bigint)) as user_days
from covered
where from_s < to_s
group by month_no, city_code, county
