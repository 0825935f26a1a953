-- zh: 取自停电记录的用户基数，每市州 × 地区特征 × 月一行，仅限用户基数中没有的市州、地区特征。
-- en: The users of cities and tiers that no customer row names, as outage rows say who is served.
-- Grain: one row per city, tier and month in which outage rows say how many users are served.
-- Meaning: only of cities and tiers without any customer row. The largest number of the month
--   counts, from the first day of the month to the day before the next month that has one, or the
--   end of the calendar. The first one counts from the first of January of its year, or from the
--   beginning of the horizon if that is earlier. outage_id: the first row that has it.
-- Reads: outages, customers, horizon.
-- Source: method, "Equivalent users".
with given as (
  select
    outage_id,
    city_code,
    area_tier,
    cast(date_trunc('month', started_at) as date) as month_start,
    users_served
  from outages
  where users_served > 0
),

based as (
  select distinct city_code, area_tier
  from customers
),

monthly as (
  select
    given.city_code,
    given.area_tier,
    given.month_start,
    min(given.users_served) as least_users,
    max(given.users_served) as users
  from given
  left join based
    on based.city_code = given.city_code
    and based.area_tier = given.area_tier
  where based.city_code is null
  group by given.city_code, given.area_tier, given.month_start
),

firsts as (
  select
    monthly.city_code,
    monthly.area_tier,
    monthly.month_start,
    min(case when given.users_served = monthly.users then given.outage_id end) as outage_id,
    min(case when given.users_served = monthly.least_users then given.outage_id end) as least_outage_id
  from monthly
  join given
    on given.city_code = monthly.city_code
    and given.area_tier = monthly.area_tier
    and given.month_start = monthly.month_start
  group by monthly.city_code, monthly.area_tier, monthly.month_start
),

spanned as (
  select
    monthly.*,
    min(monthly.month_start) over (
      partition by monthly.city_code, monthly.area_tier
    ) as first_month,
    lead(monthly.month_start) over (
      partition by monthly.city_code, monthly.area_tier
      order by monthly.month_start
    ) as next_month
  from monthly
)

select
  spanned.city_code,
  spanned.area_tier,
  spanned.month_start,
  spanned.users,
  spanned.least_users,
  firsts.outage_id,
  firsts.least_outage_id,
  case
    when spanned.month_start = spanned.first_month
      then least(cast(date_trunc('year', spanned.month_start) as date), horizon.data_from)
    else spanned.month_start
  end as valid_from,
  coalesce(spanned.next_month - 1, date '9999-12-31') as valid_to
from spanned
cross join horizon
join firsts
  on firsts.city_code = spanned.city_code
  and firsts.area_tier = spanned.area_tier
  and firsts.month_start = spanned.month_start
