-- Severity: warning
-- zh: 来源所报时户数与按起止时间、用户数和分步送电计算的一致（误差不超过 0.05 时户加 0.1%）
-- en: Reported user-hours agree with those computed from times, users and stages, within 0.05 user-hours plus 0.1 %
-- Grain: one row per outage row that has ended.
-- Reads: outage_facts, spells, horizon, rule.
-- Source: contract of the outage feed.
with added as (
  select outage_id, sum(cast(users as decimal(38, 0)) * (to_s - from_s)) as user_seconds
  from spells
  group by outage_id
),

computed as (
  select
    outage_facts.event_id,
    outage_facts.provider,
    outage_facts.asset_id,
    outage_facts.city_code,
    outage_facts.area_tier,
    outage_facts.started_at,
    outage_facts.ended_at,
    outage_facts.users,
    outage_facts.reported_user_hours,
    cast(coalesce(added.user_seconds, 0) as double) / 3600 as computed_user_hours,
    cast(coalesce(added.user_seconds, 0) as double) as computed_user_seconds,
    outage_facts.source_file,
    outage_facts.source_line
  from outage_facts
  cross join horizon
  left join added on added.outage_id = outage_facts.outage_id
  where outage_facts.reported_user_hours is not null
    and not outage_facts.is_open
    and civil_seconds(outage_facts.ended_at) <= horizon.as_of_s
)

select
  computed.event_id,
  computed.provider,
  computed.asset_id,
  computed.city_code,
  computed.area_tier,
  computed.started_at,
  computed.ended_at,
  computed.users,
  computed.reported_user_hours,
  computed.computed_user_hours,
  computed.source_file,
  computed.source_line
from computed
cross join rule
where abs(computed.reported_user_hours - computed.computed_user_hours)
  > rule.reported_within_hours + rule.reported_within_share * computed.computed_user_seconds / 3600
