-- zh: 回溯检验各月的结果：区间覆盖率、宽度、分位损失与布里尔评分，按层级与月份
-- en: How the forecasts of past years did at each month's end, by level
-- Params: city (code; null: every city)
-- Reads: forecast_backtest. Source: method, "Forecast".
select
  level,
  month,
  count(distinct case when is_covered is not null then year end) as judged_years,
  count(is_covered) as intervals,
  avg(case when is_covered then 1.0 when not is_covered then 0.0 end) as coverage,
  avg(width) as mean_width,
  sum(pinball) / nullif(sum(pinball_seasonal), 0) as pinball_ratio,
  avg(case when brier is not null and brier_pro_rata is not null then brier end) as brier,
  avg(case when brier is not null then brier_pro_rata end) as brier_pro_rata
from forecast_backtest
where $city is null or city_code = $city
group by level, month
order by level, month
