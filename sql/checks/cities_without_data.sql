-- Severity: warning
-- zh: 每个市州在有数据的每一年都有停电记录和用户基数（已核实全年无停电的除外）
-- en: Every city of the region has outages and users in every year with data, unless it is confirmed to have had no outages
-- Grain: one row per year and city.
-- Key: whole.
-- Reads: city_rules, period_hours, confirmed_years.
-- Source: settings, region and no_outages_confirmed.
with years as (
  select distinct cast(period as int) as year
  from period_hours
  where period_kind = 'year'
),

held as (
  select
    years.year,
    city_rules.city_code,
    city_rules.city_name,
    coalesce(period_hours.outages, 0) as outages,
    coalesce(period_hours.user_days, 0) as user_days,
    confirmed_years.year is not null as is_confirmed
  from years
  cross join city_rules
  left join period_hours
    on period_hours.period_kind = 'year'
    and period_hours.period = cast(years.year as varchar(4))
    and period_hours.city_code = city_rules.city_code
    and period_hours.area_tier = 'all'
  left join confirmed_years
    on confirmed_years.year = years.year
    and confirmed_years.city_code = city_rules.city_code
)

select
  year,
  city_code,
  city_name,
  outages,
  user_days,
  case
    when outages = 0 and user_days = 0 then 'no_data'
    when outages = 0 then 'no_outages'
    else 'no_users'
  end as what_is_missing
from held
where user_days = 0 or (outages = 0 and not is_confirmed)
