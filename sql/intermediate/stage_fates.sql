-- zh: 每步分步送电所属的停电记录，或不能采用的原因，每步一行。
-- Grain: one row per stage of a staged restoration in force.
-- Meaning: the outage row that the stage belongs to and why it can't be applied, if so. The row of
--   the same identity has it; else the one row that fits what the stage does say.
-- Reads: restorations, outages. Source: method, "From rows to spells".
with exact as (
  select s.stage_id, min(o.outage_id) as outage_id, count(*) as fitting
  from restorations s
  join outages o
    on o.event_id = s.event_id
    and coalesce(o.provider, '') = coalesce(s.provider, '')
    and coalesce(o.asset_id, '') = coalesce(s.asset_id, '')
  group by s.stage_id
),

loose as (
  select s.stage_id, min(o.outage_id) as outage_id, count(*) as fitting
  from restorations s
  join outages o
    on o.event_id = s.event_id
    and (s.provider is null or s.provider = o.provider)
    and (s.asset_id is null or s.asset_id = o.asset_id)
  left join exact e on e.stage_id = s.stage_id
  where e.stage_id is null
  group by s.stage_id
),

matched as (
  select
    s.*,
    coalesce(e.fitting, l.fitting, 0) as fitting,
    case when coalesce(e.fitting, l.fitting) = 1
      then coalesce(e.outage_id, l.outage_id)
    end as outage_id
  from restorations s
  left join exact e on e.stage_id = s.stage_id
  left join loose l on l.stage_id = s.stage_id
),

placed as (
  select
    m.*,
    o.users,
    o.started_s,
    o.restored_s as row_restored_s,
    case
      when m.outage_id is null then 'orphan_restoration'
      when m.restored_s < o.started_s or m.restored_s > o.restored_s then 'restored_outside'
    end as misplaced
  from matched m
  left join outages o on o.outage_id = m.outage_id
),

counted as (
  select
    p.*,
    sum(case when misplaced is null then cast(users_restored as decimal(38, 0)) end) over (
      partition by outage_id
      order by restored_s
      range between unbounded preceding and current row
    ) as restored_so_far
  from placed p
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
