-- zh: 各市州（及全区域）每个完整日的停电时间、门槛及是否重大事件日。
-- en: The complete days of each city and the region: hours, threshold and whether the day is major.
-- Grain: one row per city (or the region) and complete day.
-- Key: whole.
-- Meaning: the 2.5 beta method: alpha and beta are the mean and deviation (n - 1) of the logarithms
--   of the non-zero daily hours of the five calendar years before, as far as there is data. Whether
--   a day is above the threshold is decided on whole numbers: with d = n * log - sum and v = n *
--   squares - sum^2, log > alpha + 2.5 beta when d > 0 and 2^2 * (n - 1) * d^2 > 5^2 * n * v. The 5
--   / 2 and the five years are major_event_betas_* and major_event_years of the rule.
-- Reads: daily_hours, rule.
-- Source: method, "Detail".
with years as (
  select distinct year
  from daily_hours
),

logs as (
  select
    years.year,
    daily_hours.city_code,
    cast(count(*) as decimal(38, 0)) as logged_days,
    sum(daily_hours.log_e11) as total,
    sum(daily_hours.log_e11 * daily_hours.log_e11) as squares
  from years
  cross join rule
  join daily_hours
    on daily_hours.year >= years.year - rule.major_event_years
    and daily_hours.year < years.year
  where daily_hours.log_e11 is not null
  group by years.year, daily_hours.city_code
  having count(*) > 1
),

spreads as (
  select logs.*, logged_days * squares - total * total as spread
  from logs
),

compared as (
  select
    daily_hours.city_code,
    daily_hours.day,
    daily_hours.net_user_seconds,
    daily_hours.hours,
    spreads.logged_days,
    spreads.total,
    spreads.spread,
    spreads.logged_days * daily_hours.log_e11 - spreads.total as above
  from daily_hours
  left join spreads
    on spreads.city_code = daily_hours.city_code
    and spreads.year = daily_hours.year
)

select
  compared.city_code,
  compared.day,
  cast(compared.net_user_seconds as decimal(38, 0)) as net_user_seconds,
  compared.hours,
  exp(
    (
      cast(compared.total as double) / cast(compared.logged_days as double)
      + cast(rule.major_event_betas_num as double) / rule.major_event_betas_den
        * sqrt(
          cast(compared.spread as double)
          / cast(compared.logged_days * (compared.logged_days - 1) as double)
        )
    ) / 100000000000
  ) as threshold_hours,
  coalesce(
    compared.above > 0
      and rule.major_event_betas_den * rule.major_event_betas_den
        * (compared.logged_days - 1) * compared.above * compared.above
      > rule.major_event_betas_num * rule.major_event_betas_num
        * compared.logged_days * compared.spread,
    false
  ) as is_major
from compared
cross join rule
