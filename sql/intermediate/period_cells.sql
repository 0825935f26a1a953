-- zh: 各时段可相加的量，每时段 × 市州 × 地区特征一行，含汇总行。
-- en: The quantities that add up, by period, city and tier, roll-ups included.
-- Grain: one row per period, city and tier, roll-ups included.
-- Key: whole.
-- Meaning: the additive quantities of a period, added up over cities, tiers and the region.
-- Reads: cell_months, period_months, rule.
-- Source: method, "Quantities" and "Indices".
select
  period_months.period_kind,
  period_months.period,
  coalesce(cell_months.city_code, min(rule.region_code)) as city_code,
  coalesce(cell_months.area_tier, 'all') as area_tier,
  sum(cell_months.user_days) as user_days,
  sum(cell_months.gross_user_seconds) as gross_user_seconds,
  sum(cell_months.excluded_user_seconds) as excluded_user_seconds,
  sum(cell_months.net_user_seconds) as net_user_seconds,
  sum(cell_months.fault_user_seconds) as fault_user_seconds,
  sum(cell_months.planned_user_seconds) as planned_user_seconds,
  sum(cell_months.sustained_user_seconds) as sustained_user_seconds,
  sum(cell_months.outages) as outages,
  sum(cell_months.interruptions) as interruptions,
  sum(cell_months.interruptions_sustained) as interruptions_sustained,
  sum(cell_months.interruptions_momentary) as interruptions_momentary
from cell_months
join period_months on period_months.month_no = cell_months.month_no
cross join rule
group by grouping sets (
  (period_months.period_kind, period_months.period, cell_months.city_code, cell_months.area_tier),
  (period_months.period_kind, period_months.period, cell_months.city_code),
  (period_months.period_kind, period_months.period, cell_months.area_tier),
  (period_months.period_kind, period_months.period)
)
