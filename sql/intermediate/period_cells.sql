-- zh: 各时段可相加的量，每时段 × 市州 × 地区特征一行，含汇总行。
-- Grain: one row per period, city and tier, roll-ups included.
-- Meaning: the additive quantities of a period: cells add up to cities, tiers and the region.
-- Reads: cell_months, period_months, rule. Source: method, "Quantities" and "Indices".
select
  p.period_kind,
  p.period,
  coalesce(c.city_code, min(r.region_code)) as city_code,
  coalesce(c.area_tier, 'all') as area_tier,
  sum(c.user_days) as user_days,
  sum(c.gross_user_seconds) as gross_user_seconds,
  sum(c.excluded_user_seconds) as excluded_user_seconds,
  sum(c.net_user_seconds) as net_user_seconds,
  sum(c.fault_user_seconds) as fault_user_seconds,
  sum(c.planned_user_seconds) as planned_user_seconds,
  sum(c.sustained_user_seconds) as sustained_user_seconds,
  sum(c.outages) as outages,
  sum(c.interruptions) as interruptions
from cell_months c
join period_months p on p.month_no = c.month_no
cross join rule r
group by grouping sets (
  (p.period_kind, p.period, c.city_code, c.area_tier),
  (p.period_kind, p.period, c.city_code),
  (p.period_kind, p.period, c.area_tier),
  (p.period_kind, p.period)
)
