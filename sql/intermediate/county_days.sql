-- zh: 各区县的用户日数，每月 × 市州 × 区县一行。
-- en: The user-days of each county, by month and city.
-- Grain: one row per month, city and county (null if the customer feed names none).
-- Key: whole.
-- Meaning: user-days of the county over the complete days of the month, all tiers and providers
--   added up.
-- Reads: judged_customers, months.
-- Source: method, "Equivalent users" and "Detail".
with covered as (
  select
    months.month_no,
    judged_customers.city_code,
    judged_customers.county,
    judged_customers.users,
    greatest(civil_seconds(cast(judged_customers.valid_from as timestamp)), months.from_s) as from_s,
    least(civil_seconds(cast(judged_customers.valid_to as timestamp)) + 86400, months.to_s) as to_s
  from judged_customers
  cross join months
  where judged_customers.fault is null
)

select
  month_no,
  city_code,
  county,
  sum(cast(users as decimal(38, 0)) * cast((to_s - from_s) / 86400 as bigint)) as user_days
from covered
where from_s < to_s
group by month_no, city_code, county
