-- Grain: one row per period, city and tier, roll-ups included.
-- Meaning: hours per user and indices. Every ratio is one division of exact integers, made here.
-- Reads: period_cells, periods, city_rules, rule. Source: method, "Quantities" and "Indices".
with cells as (
  select
    c.*,
    p.period_start,
    p.period_end,
    p.days,
    p.is_final,
    cast(case when c.user_days > 0 then c.user_days * 3600 end as double) as user_day_seconds,
    cast(p.days as decimal(38, 0)) as d
  from period_cells c
  join periods p on p.period_kind = c.period_kind and p.period = c.period
)

select
  c.period_kind,
  c.period,
  c.period_start,
  c.period_end,
  cast(c.days as bigint) as days,
  c.is_final,
  c.city_code,
  coalesce(n.city_name, r.region_name) as city_name,
  c.area_tier,
  cast(c.user_days as decimal(38, 0)) as user_days,
  cast(c.user_days as double) / c.days as users_avg,
  cast(c.gross_user_seconds as decimal(38, 0)) as gross_user_seconds,
  cast(c.excluded_user_seconds as decimal(38, 0)) as excluded_user_seconds,
  cast(c.net_user_seconds as decimal(38, 0)) as net_user_seconds,
  cast(c.fault_user_seconds as decimal(38, 0)) as fault_user_seconds,
  cast(c.planned_user_seconds as decimal(38, 0)) as planned_user_seconds,
  cast(c.sustained_user_seconds as decimal(38, 0)) as sustained_user_seconds,
  cast(c.net_user_seconds * c.d as double) / c.user_day_seconds as hours,
  cast(c.gross_user_seconds * c.d as double) / c.user_day_seconds as hours_gross,
  cast(c.fault_user_seconds * c.d as double) / c.user_day_seconds as hours_fault,
  cast(c.planned_user_seconds * c.d as double) / c.user_day_seconds as hours_planned,
  cast(c.sustained_user_seconds * c.d as double) / c.user_day_seconds as hours_sustained,
  cast(c.outages as bigint) as outages,
  cast(c.interruptions as decimal(38, 0)) as interruptions,
  case when c.user_days > 0
    then cast(c.interruptions * c.d as double) / cast(c.user_days as double)
  end as saifi,
  case when c.interruptions > 0 and c.user_days > 0
    then cast(c.net_user_seconds as double) / cast(c.interruptions * 3600 as double)
  end as caidi,
  case when c.user_days > 0
    then cast(c.user_days * 86400 - c.net_user_seconds as double)
      / cast(c.user_days * 86400 as double)
  end as asai
from cells c
cross join rule r
left join city_rules n on n.city_code = c.city_code
