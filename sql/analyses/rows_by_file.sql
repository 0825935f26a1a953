-- zh: 各文件的停电记录：仍然有效的，与被后来文件更正的
-- en: Outage rows by file: those in force, and those that later files restated
-- Grain: one row per file of outages
-- Params: none
-- Read: restated counts rows that were loaded from the file but are no longer in force, because a later file corrected
--   or withdrew them. shihu diff shows what a restatement changed.
with held as (
  select batch_id, count(*) as in_force, sum(net_user_seconds) as user_seconds
  from outage_facts
  group by batch_id
)

select
  batches.source_file,
  batches.ingested_order,
  batches.rows_read,
  batches.rows_rejected,
  batches.rows_loaded,
  coalesce(held.in_force, 0) as in_force,
  batches.rows_loaded - coalesce(held.in_force, 0) as restated,
  round(cast(coalesce(held.user_seconds, 0) as double) / 3600, 2) as user_hours
from batches
left join held on held.batch_id = batches.batch_id
where batches.feed = 'outages'
order by batches.ingested_order
