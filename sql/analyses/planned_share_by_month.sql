-- zh: 各月停电时间中计划类停电的占比（默认农村）
-- en: Share of planned outages in the hours, by month (rural by default)
-- Grain: one row per month
-- Params: tier (default: rural), city (default: the whole region), year (default: all years)
-- Read: Planned means everything that is not a fault: maintenance, works, rationing. Hours are per user of the tier.
with asked as (
  select
    coalesce(cast($tier as varchar), 'rural') as area_tier,
    cast($city as varchar) as city_code,
    cast($year as bigint) as year
)

select
  hours.period as month,
  hours.city_name,
  hours.area_tier,
  round(hours.hours, 4) as hours,
  round(hours.hours_planned, 4) as hours_planned,
  round(hours.hours_fault, 4) as hours_fault,
  round(
    cast(hours.planned_user_seconds as double) / nullif(cast(hours.net_user_seconds as double), 0), 4
  ) as planned_share
from period_hours as hours
cross join asked
where hours.period_kind = 'month'
  and hours.area_tier = asked.area_tier
  and year(hours.period_start) = coalesce(asked.year, year(hours.period_start))
  and case
    when asked.city_code is null then hours.city_code not in (select city_code from cities)
    else hours.city_code = asked.city_code
  end
order by hours.period, hours.city_code
