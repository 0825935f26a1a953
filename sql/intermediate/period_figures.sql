-- zh: 各时段可相加的量、起止与用户平均停电时间，每时段 × 市州 × 地区特征一行，含汇总行。
-- en: The quantities of each period with its span, and hours per user, by city and tier.
-- Grain: one row per period, city and tier, roll-ups included.
-- Key: whole.
-- Meaning: the sums of a period, its first day, the day after its last, its complete days and
--   whether it is final. Hours are one division of exact integers.
-- Reads: period_cells, periods.
-- Source: method, "Quantities" and "Indices".
with spanned as (
  select
    period_cells.*,
    periods.period_start,
    periods.period_end,
    periods.days,
    periods.is_final,
    cast(periods.days as decimal(38, 0)) as exact_days,
    cast(
      case when period_cells.user_days > 0 then period_cells.user_days * 3600 end as double
    ) as user_day_seconds
  from period_cells
  join periods
    on periods.period_kind = period_cells.period_kind
    and periods.period = period_cells.period
)

select
  period_kind,
  period,
  period_start,
  period_end,
  cast(days as bigint) as days,
  exact_days,
  is_final,
  city_code,
  area_tier,
  cast(user_days as decimal(38, 0)) as user_days,
  user_day_seconds,
  cast(gross_user_seconds as decimal(38, 0)) as gross_user_seconds,
  cast(excluded_user_seconds as decimal(38, 0)) as excluded_user_seconds,
  cast(net_user_seconds as decimal(38, 0)) as net_user_seconds,
  cast(fault_user_seconds as decimal(38, 0)) as fault_user_seconds,
  cast(planned_user_seconds as decimal(38, 0)) as planned_user_seconds,
  cast(sustained_user_seconds as decimal(38, 0)) as sustained_user_seconds,
  cast(outages as bigint) as outages,
  cast(interruptions as decimal(38, 0)) as interruptions,
  cast(interruptions_sustained as decimal(38, 0)) as interruptions_sustained,
  cast(interruptions_momentary as decimal(38, 0)) as interruptions_momentary,
  cast(net_user_seconds * exact_days as double) / user_day_seconds as hours,
  cast(gross_user_seconds * exact_days as double) / user_day_seconds as hours_gross
from spanned
