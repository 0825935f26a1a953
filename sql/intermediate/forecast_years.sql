-- zh: 各年度可作预测的对象及其此前的年数，每年 × 市州 × 地区特征一行，含汇总行。
-- en: The places that a year is forecast for, with how many years stand behind them.
-- Grain: one row per year and place with users in it, roll-ups included.
-- Key: whole.
-- Meaning: past_years are the final years right before in which the place had users, up to a limit.
--   Places of one forecast_group share the season and the errors: cells of central and urban tiers,
--   those of town and rural ones, all cities; a tier of the region and the region each stand alone.
-- Reads: judged_months, place_months, days, rule, forecast_rule.
-- Source: method, "Forecast".
with judged as (
  select distinct year, is_final
  from judged_months
),

spans as (
  select year, count(*) as days
  from days
  group by year
),

served as (
  select
    judged.year,
    judged.is_final,
    place_months.city_code,
    place_months.area_tier,
    sum(place_months.user_days) as user_days
  from judged
  join place_months on place_months.year = judged.year
  group by judged.year, judged.is_final, place_months.city_code, place_months.area_tier
  having sum(place_months.user_days) > 0
),

-- Years without a gap have one and the same start.
started as (
  select
    served.*,
    year - row_number() over (partition by city_code, area_tier order by year) as run_start
  from served
),

counted as (
  select
    started.*,
    row_number() over (partition by city_code, area_tier, run_start order by year) - 1 as years_before
  from started
),

placed as (
  select
    counted.*,
    case
      when counted.city_code = rule.region_code and counted.area_tier = 'all' then 'region'
      when counted.city_code = rule.region_code then 'tier'
      when counted.area_tier = 'all' then 'city'
      else 'cell'
    end as level
  from counted
  cross join rule
)

select
  placed.year,
  placed.is_final,
  placed.city_code,
  placed.area_tier,
  placed.level,
  case
    when placed.level = 'tier' then placed.area_tier
    when placed.level <> 'cell' then placed.level
    when placed.area_tier in ('central', 'urban') then 'central, urban'
    else 'town, rural'
  end as forecast_group,
  spans.days,
  cast(placed.user_days as decimal(38, 0)) as user_days,
  least(placed.years_before, forecast_rule.most_years) as past_years
from placed
cross join forecast_rule
join spans on spans.year = placed.year
