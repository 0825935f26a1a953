-- zh: 过去各年的停电在某月之后所占的部分，每年 × 月 × 组一行。
-- en: How much of the past years came after a month, by group of places.
-- Grain: one row per year, month and group of places with past years.
-- Key: whole.
-- Meaning: of all places of the group and all their past years, adjusted to the users of the year:
--   what came after the month, and the whole.
-- Reads: judged_months, adjusted_months.
-- Source: method, "Forecast".
with monthly as (
  select year, forecast_group, month, sum(adjusted_user_seconds) as adjusted
  from adjusted_months
  group by year, forecast_group, month
)

select
  judged_months.year,
  judged_months.month,
  monthly.forecast_group,
  cast(
    sum(case when monthly.month > judged_months.month then monthly.adjusted else 0 end)
    as decimal(38, 0)
  ) as rest_user_seconds,
  cast(sum(monthly.adjusted) as decimal(38, 0)) as whole_user_seconds
from judged_months
join monthly on monthly.year = judged_months.year
group by judged_months.year, judged_months.month, monthly.forecast_group
