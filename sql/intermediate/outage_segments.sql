-- zh: 在扣除起止处切开的停电片段，每段一行。
-- en: The spells cut where exclusion begins and ends.
-- Grain: one row per spell and part of it before, inside or after the excluded window.
-- Key: outage_id; not kept.
-- Meaning: spells cut where exclusion begins and ends. population_hash stands for the asset that is
--   out; it is null if the row is a population of its own. Two populations may have one hash.
-- Reads: spells, claims, outages, rule.
-- Source: method, "What is excluded" and "Overlap".
with cuts as (
  select
    spells.outage_id,
    spells.from_s,
    spells.to_s,
    spells.users,
    least(greatest(claims.window_from_s, spells.from_s), spells.to_s) as excluded_from_s,
    least(greatest(claims.window_to_s, spells.from_s), spells.to_s) as excluded_to_s
  from spells
  left join claims
    on claims.outage_id = spells.outage_id
    and claims.outcome = 'qualified'
),

cut as (
  select
    outage_id,
    from_s,
    to_s,
    users,
    false as is_excluded
  from cuts
  where excluded_from_s is null or excluded_from_s >= excluded_to_s
  union all
  select
    outage_id,
    from_s,
    excluded_from_s as to_s,
    users,
    false as is_excluded
  from cuts
  where excluded_from_s < excluded_to_s and from_s < excluded_from_s
  union all
  select
    outage_id,
    excluded_from_s as from_s,
    excluded_to_s as to_s,
    users,
    true as is_excluded
  from cuts
  where excluded_from_s < excluded_to_s
  union all
  select
    outage_id,
    excluded_to_s as from_s,
    to_s,
    users,
    false as is_excluded
  from cuts
  where excluded_from_s < excluded_to_s and excluded_to_s < to_s
)

select
  cut.outage_id,
  cut.from_s,
  cut.to_s,
  cut.users,
  cut.is_excluded,
  case
    when rule.overlap = 'first_cause'
      and rule.repeated_rows = 'conflict'
      and outages.asset_id is not null
      then hash(outages.city_code, outages.area_tier, outages.asset_id)
  end as population_hash
from cut
join outages on outages.outage_id = cut.outage_id
cross join rule
