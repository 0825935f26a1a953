-- zh: 各月时户数预算的使用情况，每月 × 市州（或区县）× 地区特征一行。
-- en: What the user-hours of each month are budgeted at and used for, by city or county and tier.
-- Grain: one row per month, city and tier of the year that is not over, and per month, place and tier
--   with a budget or a planned outage.
-- Key: whole.
-- Meaning: county is empty for a city as a whole, which contains its counties. Where no budget is
--   given, a city has its share of what the allowance leaves. What planned outages will take is booked
--   from the end of the data on. The reserve is what faults may still take; a county has the part of
--   its city's that its faults had so far. What is left may be planned; it is negative when the budget
--   would not hold. exceeded says that what is done and booked is above it already.
-- Reads: budgets, budget_offers, plan_months, cell_months, county_months, city_rules, days, horizon.
-- Source: method, "Budgets".
with calendar_months as (
  select year, month, month_no, max(day) as last_day
  from days
  group by year, month, month_no
),

mentioned as (
  select
    month_no,
    city_code,
    '' as county,
    area_tier
  from budget_offers
  union all
  select
    month_no,
    city_code,
    coalesce(county, '') as county,
    area_tier
  from budgets
  union all
  select
    month_no,
    city_code,
    '' as county,
    area_tier
  from plan_months
),

wanted as (
  select distinct
    month_no,
    city_code,
    county,
    area_tier
  from mentioned
),

-- Of a city all that is in it, of a county its own.
bookings as (
  select
    month_no,
    city_code,
    '' as county,
    area_tier,
    user_seconds
  from plan_months
  union all
  select
    month_no,
    city_code,
    county,
    area_tier,
    user_seconds
  from plan_months
  where county <> ''
),

booked as (
  select month_no, city_code, county, area_tier, sum(user_seconds) as user_seconds
  from bookings
  group by month_no, city_code, county, area_tier
),

done as (
  select
    month_no,
    city_code,
    '' as county,
    area_tier,
    fault_user_seconds,
    planned_user_seconds
  from cell_months
  union all
  select
    month_no,
    city_code,
    county,
    area_tier,
    fault_user_seconds,
    planned_user_seconds
  from county_months
),

faults as (
  select city_code, county, area_tier, sum(fault_user_seconds) as fault
  from done
  group by city_code, county, area_tier
),

shares as (
  select
    own.city_code,
    own.county,
    own.area_tier,
    cast(own.fault as decimal(38, 0)) as fault,
    cast(whole.fault as decimal(38, 0)) as of_fault
  from faults as own
  join faults as whole
    on whole.city_code = own.city_code
    and whole.area_tier = own.area_tier
    and whole.county = ''
),

placed as (
  select
    wanted.*,
    calendar_months.year,
    calendar_months.month,
    calendar_months.last_day < horizon.as_of as is_over,
    city_rules.city_name,
    budgets.budget_user_seconds as given,
    case when wanted.county = '' then budget_offers.offered_user_seconds end as offered,
    cast(coalesce(done.fault_user_seconds, 0) as decimal(38, 0)) as fault,
    cast(coalesce(done.planned_user_seconds, 0) as decimal(38, 0)) as planned,
    cast(coalesce(booked.user_seconds, 0) as decimal(38, 0)) as booked,
    case
      when calendar_months.last_day < horizon.as_of
        or budget_offers.fault_reserve_user_seconds is null then 0
      when shares.of_fault > 0
        then whole_ratio(budget_offers.fault_reserve_user_seconds, shares.fault, shares.of_fault, 1)
      when wanted.county = '' then budget_offers.fault_reserve_user_seconds
      else 0
    end as faults_in_all
  from wanted
  join calendar_months on calendar_months.month_no = wanted.month_no
  cross join horizon
  join city_rules on city_rules.city_code = wanted.city_code
  left join budgets
    on budgets.month_no = wanted.month_no
    and budgets.city_code = wanted.city_code
    and coalesce(budgets.county, '') = wanted.county
    and budgets.area_tier = wanted.area_tier
  left join budget_offers
    on budget_offers.month_no = wanted.month_no
    and budget_offers.city_code = wanted.city_code
    and budget_offers.area_tier = wanted.area_tier
  left join done
    on done.month_no = wanted.month_no
    and done.city_code = wanted.city_code
    and done.county = wanted.county
    and done.area_tier = wanted.area_tier
  left join booked
    on booked.month_no = wanted.month_no
    and booked.city_code = wanted.city_code
    and booked.county = wanted.county
    and booked.area_tier = wanted.area_tier
  left join shares
    on shares.city_code = wanted.city_code
    and shares.county = wanted.county
    and shares.area_tier = wanted.area_tier
),

reserved as (
  select
    placed.*,
    coalesce(given, offered) as budget,
    cast(
      greatest(cast(faults_in_all as decimal(38, 0)) - fault, cast(0 as decimal(38, 0)))
      as decimal(38, 0)
    ) as reserve
  from placed
)

select
  cast(year as bigint) as year,
  month,
  city_code,
  city_name,
  county,
  area_tier,
  is_over,
  case
    when given is not null then 'given'
    when offered is not null then 'allowance'
    else 'none'
  end as budget_source,
  cast(budget as decimal(38, 0)) as budget_user_seconds,
  fault as fault_user_seconds,
  planned as planned_user_seconds,
  booked as booked_user_seconds,
  reserve as reserve_user_seconds,
  cast(budget - fault - planned - booked - reserve as decimal(38, 0)) as left_user_seconds,
  cast(budget as double) / 3600 as budget_user_hours,
  cast(budget - fault - planned - booked - reserve as double) / 3600 as left_user_hours,
  case
    when budget is null then 'no_budget'
    when budget < fault + planned + booked then 'exceeded'
    when budget < fault + planned + booked + reserve then 'at_risk'
    else 'within'
  end as status
from reserved
