-- zh: 某年某月作预测时已知的误差，减去同组同年的平均，每种方法 × 年 × 月 × 组 × 过去年 × 对象一行。
-- en: The errors that are known when a year is forecast, less the mean of their group and year.
-- Grain: one row per way, year, month, group of places, past year and place with an error.
-- Key: whole.
-- Meaning: the places of one year err together, so their mean is taken apart from what each adds.
--   Errors are those of the past years of a place, each as it would have been forecast then.
-- Reads: forecast_points, forecast_errors.
-- Source: method, "Forecast".
with known as (
  select
    forecast_points.way,
    forecast_points.year,
    forecast_points.month,
    forecast_points.forecast_group,
    forecast_errors.year as past_year,
    forecast_points.city_code,
    forecast_points.area_tier,
    forecast_errors.error_e11
  from forecast_points
  join forecast_errors
    on forecast_errors.way = forecast_points.way
    and forecast_errors.month = forecast_points.month
    and forecast_errors.city_code = forecast_points.city_code
    and forecast_errors.area_tier = forecast_points.area_tier
    and forecast_errors.year < forecast_points.year
    and forecast_errors.year >= forecast_points.year - forecast_points.past_years
),

means as (
  select
    way,
    year,
    month,
    forecast_group,
    past_year,
    cast(sum(error_e11) as double) / count(*) as mean_e11
  from known
  group by way, year, month, forecast_group, past_year
)

select
  known.way,
  known.year,
  known.month,
  known.forecast_group,
  known.past_year,
  known.city_code,
  known.area_tier,
  means.mean_e11 / 100000000000 as year_mean,
  (cast(known.error_e11 as double) - means.mean_e11) / 100000000000 as centred
from known
join means
  on means.way = known.way
  and means.year = known.year
  and means.month = known.month
  and means.forecast_group = known.forecast_group
  and means.past_year = known.past_year
