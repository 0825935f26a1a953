-- zh: 停电记录所给的供电用户数，每市州 × 地区特征 × 月一行。
-- en: How many users are served, as outage rows say, by city, tier and month.
-- Grain: one row per city, tier and month in which outage rows say how many users are served.
-- Key: month_no.
-- Meaning: the largest and the least number of the month, each with the first row that has it.
-- Reads: outages.
-- Source: method, "Equivalent users".
with given as (
  select
    outage_id,
    document_no,
    standing,
    source_line,
    city_code,
    area_tier,
    month_no,
    cast(date_trunc('month', started_at) as date) as month_start,
    users_served
  from outages
  where users_served > 0
),

bounds as (
  select
    city_code,
    area_tier,
    month_no,
    min(users_served) as least_users,
    max(users_served) as users
  from given
  group by city_code, area_tier, month_no
),

firsts as (
  select
    bounds.city_code,
    bounds.area_tier,
    bounds.month_no,
    bounds.least_users,
    bounds.users,
    min(case when given.users_served = bounds.users then given.outage_id end) as outage_id,
    min(case when given.users_served = bounds.least_users then given.outage_id end)
      as least_outage_id
  from bounds
  join given
    on given.city_code = bounds.city_code
    and given.area_tier = bounds.area_tier
    and given.month_no = bounds.month_no
  group by
    bounds.city_code,
    bounds.area_tier,
    bounds.month_no,
    bounds.least_users,
    bounds.users
)

select
  firsts.city_code,
  firsts.area_tier,
  firsts.month_no,
  given.month_start,
  firsts.users,
  firsts.least_users,
  firsts.outage_id,
  firsts.least_outage_id,
  given.document_no,
  given.standing,
  given.source_line
from firsts
join given on given.outage_id = firsts.outage_id
