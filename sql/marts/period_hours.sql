-- zh: 各时段的用户平均停电时间与各项指标，每时段 × 市州 × 地区特征一行，含汇总行。
-- en: Hours per user and indices, by period, city and tier, roll-ups included.
-- Grain: one row per period, city and tier, roll-ups included.
-- Key: whole.
-- Meaning: hours per user and indices. Every ratio is one division of exact integers, made here.
-- Reads: period_figures, city_rules, rule.
-- Source: method, "Quantities" and "Indices".
select
  period_figures.period_kind,
  period_figures.period,
  period_figures.period_start,
  period_figures.period_end,
  period_figures.days,
  period_figures.is_final,
  period_figures.city_code,
  coalesce(city_rules.city_name, rule.region_name) as city_name,
  period_figures.area_tier,
  period_figures.user_days,
  cast(period_figures.user_days as double) / period_figures.days as users_avg,
  period_figures.gross_user_seconds,
  period_figures.excluded_user_seconds,
  period_figures.net_user_seconds,
  period_figures.fault_user_seconds,
  period_figures.planned_user_seconds,
  period_figures.sustained_user_seconds,
  period_figures.hours,
  period_figures.hours_gross,
  cast(period_figures.fault_user_seconds * period_figures.exact_days as double)
    / period_figures.user_day_seconds as hours_fault,
  cast(period_figures.planned_user_seconds * period_figures.exact_days as double)
    / period_figures.user_day_seconds as hours_planned,
  cast(period_figures.sustained_user_seconds * period_figures.exact_days as double)
    / period_figures.user_day_seconds as hours_sustained,
  period_figures.outages,
  period_figures.interruptions,
  period_figures.interruptions_sustained,
  period_figures.interruptions_momentary,
  case
    when period_figures.user_days > 0
      then cast(period_figures.interruptions * period_figures.exact_days as double)
        / cast(period_figures.user_days as double)
  end as saifi,
  case
    when period_figures.user_days > 0
      then cast(period_figures.interruptions_sustained * period_figures.exact_days as double)
        / cast(period_figures.user_days as double)
  end as saifi_sustained,
  case
    when period_figures.interruptions > 0 and period_figures.user_days > 0
      then cast(period_figures.net_user_seconds as double)
        / cast(period_figures.interruptions * 3600 as double)
  end as caidi,
  case
    when period_figures.interruptions_sustained > 0 and period_figures.user_days > 0
      then cast(period_figures.sustained_user_seconds as double)
        / cast(period_figures.interruptions_sustained * 3600 as double)
  end as caidi_sustained,
  case
    when period_figures.user_days > 0
      then cast(period_figures.interruptions_momentary * period_figures.exact_days as double)
        / cast(period_figures.user_days as double)
  end as maifi,
  case
    when period_figures.user_days > 0
      then cast(period_figures.user_days * 86400 - period_figures.net_user_seconds as double)
        / cast(period_figures.user_days * 86400 as double)
  end as asai
from period_figures
cross join rule
left join city_rules on city_rules.city_code = period_figures.city_code
