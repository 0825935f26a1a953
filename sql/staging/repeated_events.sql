-- zh: 不止一条停电记录使用的停电事件编号，每个编号 × 月一行。
-- en: The event identifiers that more than one outage row bears.
-- Grain: one row per event identifier of several outage rows of the files in force, and month in
--   which such rows start.
-- Key: event_id.
-- Meaning: only rows of these can be rivals, parts of one event, or told twice. Nearly all other
--   rows are events by themselves, and need not be compared with any.
-- Reads: held_outages, rule.
-- Source: method, "Corrections".
with known as (
  select
    held_outages.event_id,
    cast(year(held_outages.started_at) * 12 + month(held_outages.started_at) - 1 as integer) as month_no
  from held_outages
  cross join rule
  where held_outages.from_load <= rule.known_order
    and (held_outages.to_load is null or held_outages.to_load > rule.known_order)
),

-- The hash of an identifier finds those that are there twice cheaply; the exact step follows.
shared as (
  select hash(event_id) as event_hash
  from known
  group by hash(event_id)
  having count(*) > 1
),

counted as (
  select known.event_id, known.month_no, count(*) as outage_rows
  from known
  join shared on shared.event_hash = hash(known.event_id)
  group by known.event_id, known.month_no
),

summed as (
  select
    event_id,
    month_no,
    sum(outage_rows) over (partition by event_id) as outage_rows
  from counted
)

select event_id, month_no
from summed
where outage_rows > 1
