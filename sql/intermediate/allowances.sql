-- zh: 各年度全年的限额（户秒），每年 × 市州 × 地区特征一行，取适用的最宽者。
-- en: What a whole year is allowed, in user-seconds: the widest allowance that applies.
-- Grain: one row per year, city and tier with users and an allowance.
-- Key: whole.
-- Meaning: the limit, or what (1 - rate) leaves of the baseline where that route is open, on the
--   users of the whole year, rounded down.
-- Reads: forecast_years, city_rules, target_rules, baselines.
-- Source: method, "Forecast".
with cells as (
  select
    forecast_years.year,
    forecast_years.city_code,
    forecast_years.area_tier,
    forecast_years.user_days * 3600 as user_day_seconds,
    cast(forecast_years.days as decimal(38, 0)) as days,
    city_rules.target_group,
    city_rules.alternative_applies
  from forecast_years
  join city_rules on city_rules.city_code = forecast_years.city_code
  where forecast_years.level = 'cell'
),

offers as (
  select
    cells.year,
    cells.city_code,
    cells.area_tier,
    cells.user_day_seconds,
    cells.days,
    target_rules.target_e6 as hours_num,
    cast(1000000 as decimal(38, 0)) as hours_den,
    cast(1 as decimal(38, 0)) as factor_num,
    cast(1 as decimal(38, 0)) as factor_den
  from cells
  join target_rules
    on target_rules.year = cells.year
    and target_rules.target_group = cells.target_group
    and target_rules.area_tier = cells.area_tier
  union all
  select
    cells.year,
    cells.city_code,
    cells.area_tier,
    cells.user_day_seconds,
    cells.days,
    baselines.hours_num,
    baselines.hours_den,
    baselines.factor_num,
    baselines.factor_den
  from cells
  join baselines
    on baselines.measure = 'net'
    and baselines.year = cells.year
    and baselines.city_code = cells.city_code
    and baselines.area_tier = cells.area_tier
  where cells.alternative_applies and baselines.hours_num > 0
)

select
  year,
  city_code,
  area_tier,
  cast(
    max(whole_ratio(hours_num * user_day_seconds, factor_num, hours_den * days, factor_den))
    as decimal(38, 0)
  ) as allowance_user_seconds
from offers
group by year, city_code, area_tier
