-- Severity: warning
-- zh: 来源所报时户数与按起止时间、用户数和分步送电计算的一致（误差不超过 0.05 时户加 0.1%）
-- en: Reported user-hours agree with those computed from times, users and stages, within 0.05 user-hours plus 0.1 %
-- Grain: one row per outage row that has ended.
-- Key: outage_id.
-- Reads: misreported_rows, outage_facts.
-- Source: contract of the outage feed.
select
  outage_facts.outage_id,
  outage_facts.event_id,
  outage_facts.provider,
  outage_facts.asset_id,
  outage_facts.city_code,
  outage_facts.area_tier,
  outage_facts.started_at,
  outage_facts.ended_at,
  outage_facts.users,
  misreported_rows.reported_user_hours,
  misreported_rows.computed_user_hours,
  outage_facts.source_file,
  outage_facts.source_line
from misreported_rows
join outage_facts on outage_facts.outage_id = misreported_rows.outage_id
