-- zh: 来源给出了时户的已复电停电记录，每条一行：按起止时间与用户数算得的户秒。
-- en: The ended outage rows of which the source tells the user-hours, with the computed ones.
-- Grain: one row per outage row with reported user-hours that ended by as_of.
-- Key: outage_id.
-- Meaning: what the row has before overlaps and exclusion are taken into account, as a source would
--   compute it.
-- Reads: outages, outage_ends, spells, horizon.
-- Source: method, "Checks".
with added as (
  select outage_id, sum(cast(users as decimal(38, 0)) * (to_s - from_s)) as user_seconds
  from spells
  group by outage_id
)

select
  outages.outage_id,
  cast(outages.reported_user_hours as double) as reported_user_hours,
  cast(coalesce(added.user_seconds, 0) as double) / 3600 as computed_user_hours,
  cast(coalesce(added.user_seconds, 0) as double) as computed_user_seconds
from outages
join outage_ends on outage_ends.outage_id = outages.outage_id
cross join horizon
left join added on added.outage_id = outages.outage_id
where outages.reported_user_hours is not null
  and not outage_ends.is_open
  and outage_ends.ended_s <= horizon.as_of_s
