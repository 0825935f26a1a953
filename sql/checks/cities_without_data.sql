-- Severity: warning
-- zh: 每个市州在有数据的每一年都有停电记录和用户基数（已核实全年无停电的除外）
-- en: Every city of the region has outages and users in every year held, unless it is confirmed to have had no outage
-- Grain: one row per year and city. Reads: city_rules, period_hours, confirmed_years.
-- Source: settings, region and no_outages_confirmed.
with years as (
  select distinct cast(period as int) as year from period_hours where period_kind = 'year'
),

held as (
  select
    y.year,
    c.city_code,
    c.city_name,
    coalesce(p.outages, 0) as outages,
    coalesce(p.user_days, 0) as user_days,
    k.year is not null as is_confirmed
  from years y
  cross join city_rules c
  left join period_hours p
    on p.period_kind = 'year'
    and p.period = cast(y.year as varchar(4))
    and p.city_code = c.city_code
    and p.area_tier = 'all'
  left join confirmed_years k on k.year = y.year and k.city_code = c.city_code
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
