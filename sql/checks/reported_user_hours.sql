-- Severity: warning
-- zh: 来源所报时户数与按起止时间、用户数和分步送电计算的一致（误差不超过 0.05 时户加 0.1%）
-- en: User-hours as reported agree with those computed from times, users and stages, within 0.05 and 0.1 %
-- Grain: one row per outage row that has ended. Reads: outage_facts, spells, horizon.
-- Source: contract of the outage feed.
with computed as (
  select outage_id, sum(cast(users as decimal(38, 0)) * (to_s - from_s)) as user_seconds
  from spells
  group by outage_id
)

select
  f.event_id, f.provider, f.asset_id, f.city_code, f.area_tier, f.started_at, f.ended_at, f.users,
  f.reported_user_hours,
  cast(coalesce(c.user_seconds, 0) as double) / 3600 as computed_user_hours,
  f.source_file,
  f.source_line
from outage_facts f
cross join horizon h
left join computed c on c.outage_id = f.outage_id
where f.reported_user_hours is not null
  and not f.is_open
  and civil_seconds(f.ended_at) <= h.as_of_s
  and abs(f.reported_user_hours - cast(coalesce(c.user_seconds, 0) as double) / 3600)
    > 0.05 + 0.001 * cast(coalesce(c.user_seconds, 0) as double) / 3600
