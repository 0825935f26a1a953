-- Grain: one row per period, city and county of which customer rows give the users.
-- Meaning: user-days of a county over the complete days of a period.
-- Reads: customer_fates, days, horizon, period_months. Source: method, "Equivalent users".
with months as (
  select
    d.month_no,
    c.city_code,
    c.county,
    sum(cast(c.users as decimal(38, 0))) as user_days
  from customer_fates c
  join days d on d.day between c.valid_from and c.valid_to
  cross join horizon h
  where c.fault is null and c.county is not null and d.day >= h.data_from and d.day < h.as_of
  group by d.month_no, c.city_code, c.county
)

select p.period_kind, p.period, m.city_code, m.county, sum(m.user_days) as user_days
from months m
join period_months p on p.month_no = m.month_no
where p.period_kind <> 'ytd'
group by p.period_kind, p.period, m.city_code, m.county
