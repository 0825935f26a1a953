-- zh: 预测误差的分布，每种方法 × 年 × 月 × 组一行：年度间的偏移与离散，以及组内的分位数。
-- en: How forecasts err: the shift and spread between years, and the quantiles within them.
-- Grain: one row per way, year, month and group of places with errors.
-- Key: whole.
-- Meaning: year_shift is the mean of the years' means, drawn towards 0; year_spread is their
--   deviation, with a few years of an assumed variance added, widened for the year to come;
--   year_reach is that times Student's point. low, mid and high are the smallest centred errors with
--   a tenth, a half and nine tenths at or below them (the tenth is a part of the rule). Sums are made
--   of decimals, whose order doesn't matter.
-- Reads: centred_errors, student_points, forecast_rule.
-- Source: method, "Forecast".
with yearly as (
  select
    way,
    year,
    month,
    forecast_group,
    past_year,
    max(year_mean) as year_mean
  from centred_errors
  group by way, year, month, forecast_group, past_year
),

centres as (
  select
    way,
    year,
    month,
    forecast_group,
    count(*) as residual_years,
    cast(sum(cast(year_mean as decimal(38, 20))) as double) / count(*) as centre
  from yearly
  group by way, year, month, forecast_group
),

squares as (
  select
    centres.way,
    centres.year,
    centres.month,
    centres.forecast_group,
    centres.residual_years,
    centres.centre,
    cast(
      sum(
        cast(
          (yearly.year_mean - centres.centre) * (yearly.year_mean - centres.centre)
          as decimal(38, 20)
        )
      ) as double
    ) as squared
  from centres
  join yearly
    on yearly.way = centres.way
    and yearly.year = centres.year
    and yearly.month = centres.month
    and yearly.forecast_group = centres.forecast_group
  group by
    centres.way,
    centres.year,
    centres.month,
    centres.forecast_group,
    centres.residual_years,
    centres.centre
),

ranked as (
  select
    way,
    year,
    month,
    forecast_group,
    centred,
    row_number() over (partition by way, year, month, forecast_group order by centred) as place,
    count(*) over (partition by way, year, month, forecast_group) as errors
  from centred_errors
),

-- The smallest place that is at least the share of all: the one before is less.
quantiles as (
  select
    ranked.way,
    ranked.year,
    ranked.month,
    ranked.forecast_group,
    ranked.errors,
    max(
      case
        when ranked.place * forecast_rule.tail_den >= ranked.errors * forecast_rule.tail_num
          and (ranked.place - 1) * forecast_rule.tail_den < ranked.errors * forecast_rule.tail_num
          then ranked.centred
      end
    ) as low,
    max(
      case
        when 2 * ranked.place >= ranked.errors and 2 * (ranked.place - 1) < ranked.errors
          then ranked.centred
      end
    ) as mid,
    max(
      case
        when ranked.place * forecast_rule.tail_den
          >= ranked.errors * (forecast_rule.tail_den - forecast_rule.tail_num)
          and (ranked.place - 1) * forecast_rule.tail_den
          < ranked.errors * (forecast_rule.tail_den - forecast_rule.tail_num)
          then ranked.centred
      end
    ) as high
  from ranked
  cross join forecast_rule
  group by ranked.way, ranked.year, ranked.month, ranked.forecast_group, ranked.errors
),

spread as (
  select
    squares.*,
    sqrt(
      (forecast_rule.assumed_variance + squares.squared)
      / (forecast_rule.assumed_years + squares.residual_years)
    ) * sqrt(1 + cast(1 as double) / squares.residual_years) as year_spread,
    forecast_rule.assumed_years + squares.residual_years as degrees
  from squares
  cross join forecast_rule
)

select
  spread.way,
  spread.year,
  spread.month,
  spread.forecast_group,
  spread.residual_years,
  quantiles.errors,
  spread.centre * spread.residual_years / (spread.residual_years + 1) as year_shift,
  spread.year_spread,
  student_points.point * spread.year_spread as year_reach,
  quantiles.low,
  quantiles.mid,
  quantiles.high
from spread
join student_points on student_points.degrees = spread.degrees
join quantiles
  on quantiles.way = spread.way
  and quantiles.year = spread.year
  and quantiles.month = spread.month
  and quantiles.forecast_group = spread.forecast_group
