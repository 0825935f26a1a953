-- Severity: invariant
-- zh: 全部 = 计入 + 扣除；计入 = 故障 + 非故障；停电户次 = 持续 + 瞬时；各部分不为负
-- en: Gross = net + excluded; net = fault + planned; interruptions = sustained + momentary; no part is negative
-- Grain: one row per period, city and tier.
-- Key: whole.
-- Reads: period_hours.
-- Source: method, "Overlap" and "Indices".
select
  period_kind,
  period,
  city_code,
  area_tier
from period_hours
where gross_user_seconds <> net_user_seconds + excluded_user_seconds
  or net_user_seconds <> fault_user_seconds + planned_user_seconds
  or fault_user_seconds < 0 or planned_user_seconds < 0 or excluded_user_seconds < 0
  or sustained_user_seconds < 0 or sustained_user_seconds > net_user_seconds
  or interruptions <> interruptions_sustained + interruptions_momentary
  or interruptions_sustained < 0 or interruptions_momentary < 0
