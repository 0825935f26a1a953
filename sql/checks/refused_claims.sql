-- Severity: warning
-- zh: 停运避险扣除申请全部符合规定
-- en: Every claim to exclusion qualifies
-- Grain: one row per refused claim.
-- Key: whole.
-- Reads: exclusion_audit.
-- Source: method, "What is excluded".
select
  event_id,
  provider,
  asset_id,
  city_code,
  area_tier,
  order_no,
  reason,
  started_at,
  ended_at,
  counted_user_hours,
  source_file,
  source_line
from exclusion_audit
where outcome = 'refused'
