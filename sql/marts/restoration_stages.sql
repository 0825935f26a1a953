-- zh: 每步得到采用的分步送电一行，连同所属停电记录与来源。
-- Grain: one row per stage of a staged restoration that is applied.
-- Meaning: the outage row whose number of users out it lowers, when and by how many, and where it was
--   read.
-- Reads: stage_fates, loads_known, places. Source: method, "From rows to spells".
select
  s.outage_id,
  s.restored_at,
  s.users_restored,
  l.batch_id,
  p.source_file,
  s.source_line - p.first_line as source_line
from stage_fates s
join loads_known l on l.load_no = s.standing
join places p
  on p.document_no = s.document_no
  and (not p.has_parts or s.source_line > p.first_line and s.source_line <= p.last_line)
where s.fault is null
