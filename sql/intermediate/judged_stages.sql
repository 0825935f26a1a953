-- zh: 每步分步送电所属的停电记录，或不能采用的原因，每步一行。
-- en: The restoration stages, each with its outage row or the reason why it cannot be applied.
-- Grain: one row per restoration stage in force.
-- Key: event_id.
-- Meaning: the outage row that the stage belongs to, or why the stage cannot be applied. It belongs
--   to the row of the same identity, otherwise to the one row that fits what the stage does say.
-- Reads: restorations, outages.
-- Source: method, "From rows to spells".
with exact as (
  select restorations.stage_id, min(outages.outage_id) as outage_id, count(*) as fitting
  from restorations
  join outages
    on outages.event_id = restorations.event_id
    and coalesce(outages.provider, '') = coalesce(restorations.provider, '')
    and coalesce(outages.asset_id, '') = coalesce(restorations.asset_id, '')
  group by restorations.stage_id
),

loose as (
  select restorations.stage_id, min(outages.outage_id) as outage_id, count(*) as fitting
  from restorations
  join outages
    on outages.event_id = restorations.event_id
    and (restorations.provider is null or restorations.provider = outages.provider)
    and (restorations.asset_id is null or restorations.asset_id = outages.asset_id)
  left join exact on exact.stage_id = restorations.stage_id
  where exact.stage_id is null
  group by restorations.stage_id
),

matched as (
  select
    restorations.*,
    coalesce(exact.fitting, loose.fitting, 0) as fitting,
    case
      when coalesce(exact.fitting, loose.fitting) = 1
        then coalesce(exact.outage_id, loose.outage_id)
    end as outage_id
  from restorations
  left join exact on exact.stage_id = restorations.stage_id
  left join loose on loose.stage_id = restorations.stage_id
),

placed as (
  select
    matched.*,
    outages.users,
    outages.started_s,
    outages.restored_s as row_restored_s,
    case
      when matched.outage_id is null then 'orphan_restoration'
      when matched.restored_s < outages.started_s or matched.restored_s > outages.restored_s
        then 'restored_outside'
    end as misplaced
  from matched
  left join outages on outages.outage_id = matched.outage_id
),

counted as (
  select
    placed.*,
    sum(case when misplaced is null then cast(users_restored as decimal(38, 0)) end) over (
      partition by outage_id
      order by restored_s
      range between unbounded preceding and current row
    ) as restored_so_far
  from placed
)

select
  stage_id,
  document_no,
  standing,
  source_line,
  outage_id,
  fitting,
  event_id,
  restored_at,
  restored_s,
  users_restored,
  users,
  restored_so_far,
  case
    when misplaced is not null then misplaced
    when restored_so_far > users then 'too_many_restored'
  end as fault,
  raw
from counted
