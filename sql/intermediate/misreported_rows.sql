-- zh: 来源所报时户数与计算不符的已复电停电记录，每条一行。
-- en: The ended outage rows whose user-hours as reported differ from the computed ones.
-- Grain: one row per outage row that ended by as_of and is told with other user-hours.
-- Key: outage_id.
-- Meaning: computed is what the row has before overlaps and exclusion are taken into account, as a
--   source would compute it. A row within the tolerance is no difference.
-- Reads: outages, outage_ends, spells, horizon, rule.
-- Source: method, "From rows to spells".
with reported as (
  select
    outages.outage_id,
    cast(outages.reported_user_hours as double) as reported_user_hours
  from outages
  join outage_ends on outage_ends.outage_id = outages.outage_id
  cross join horizon
  where outages.reported_user_hours is not null
    and not outage_ends.is_open
    and outage_ends.ended_s <= horizon.as_of_s
),

computed as (
  select
    reported.outage_id,
    reported.reported_user_hours,
    coalesce(sum(spells.users * (spells.to_s - spells.from_s)), 0) as user_seconds
  from reported
  left join spells on spells.outage_id = reported.outage_id
  group by reported.outage_id, reported.reported_user_hours
)

select
  computed.outage_id,
  computed.reported_user_hours,
  cast(computed.user_seconds as double) / 3600 as computed_user_hours
from computed
cross join rule
where abs(computed.reported_user_hours - cast(computed.user_seconds as double) / 3600)
  > rule.reported_within_hours
    + rule.reported_within_share * cast(computed.user_seconds as double) / 3600
