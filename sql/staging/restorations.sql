-- zh: 有效的分步送电记录，每步一行；取最后载入的一条。
-- Grain: one row per stage of a staged restoration in force.
-- Meaning: of each identity the row of the latest batch.
-- Reads: held_restorations, batches_known. Source: method, "From rows to spells".
with ranked as (
  select
    h.*,
    max(h.batch_order) over (
      partition by
        coalesce(h.provider, ''), h.event_id, coalesce(h.asset_id, ''), h.restored_at
    ) as latest_order
  from held_restorations h
  join batches_known b on b.batch_order = h.batch_order
)

select
  batch_order,
  source_line,
  cast(batch_order as bigint) * 1000000000 + source_line as stage_id,
  event_id,
  asset_id,
  provider,
  restored_at,
  civil_seconds(restored_at) as restored_s,
  users_restored,
  raw
from ranked
where batch_order = latest_order
