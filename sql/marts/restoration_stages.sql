-- zh: 每步得到采用的分步送电一行，连同所属停电记录与来源。
-- Grain: one row per stage of a staged restoration that is applied.
-- Meaning: the outage row whose number of users out it lowers, when and by how many, and where it was
--   read.
-- Reads: stage_fates, batches_known. Source: method, "From rows to spells".
select
  s.outage_id,
  s.restored_at,
  s.users_restored,
  b.batch_id,
  b.source_file,
  s.source_line
from stage_fates s
join batches_known b on b.batch_order = s.batch_order
where s.fault is null
