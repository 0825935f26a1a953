-- zh: 在扣除起止处切开的停电片段，每段一行，并给出重叠时的先后次序。
-- Grain: one row per spell and part of it before, inside or after the excluded window.
-- Meaning: spells cut where exclusion begins and ends, with what decides their order in an overlap.
--   population is the asset that they put out, null where the row is a population of its own.
-- Reads: spells, claims, outages, rule. Source: method, "What is excluded" and "Overlap".
with cuts as (
  select
    s.outage_id,
    s.from_s,
    s.to_s,
    s.users,
    least(greatest(c.window_from_s, s.from_s), s.to_s) as excluded_from_s,
    least(greatest(c.window_to_s, s.from_s), s.to_s) as excluded_to_s
  from spells s
  left join claims c on c.outage_id = s.outage_id and c.outcome = 'qualified'
),

cut as (
  select outage_id, from_s, to_s, users, false as is_excluded
  from cuts
  where excluded_from_s is null or excluded_from_s >= excluded_to_s
  union all
  select outage_id, from_s, excluded_from_s, users, false
  from cuts
  where excluded_from_s < excluded_to_s and from_s < excluded_from_s
  union all
  select outage_id, excluded_from_s, excluded_to_s, users, true
  from cuts
  where excluded_from_s < excluded_to_s
  union all
  select outage_id, excluded_to_s, to_s, users, false
  from cuts
  where excluded_from_s < excluded_to_s and excluded_to_s < to_s
)

select
  p.outage_id,
  p.from_s,
  p.to_s,
  p.users,
  p.is_excluded,
  o.city_code,
  o.area_tier,
  case
    when r.overlap = 'first_cause' and r.repeated_rows = 'conflict' then o.asset_id
  end as population,
  o.started_s,
  coalesce(o.provider, '') as provider_key,
  o.event_id
from cut p
join outages o on o.outage_id = p.outage_id
cross join rule r
