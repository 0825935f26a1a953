-- zh: 每步已采用的分步送电一行，连同所属停电记录与来源。
-- en: The restoration stages that are applied, each with its outage row and source.
-- Grain: one row per restoration stage that is applied.
-- Key: outage_id; document_no is document_no of places; standing is load_no of load_batches.
-- Meaning: the outage row whose number of users out the stage lowers, when and by how many, and
--   where the stage was read.
-- Reads: judged_stages, load_batches, places.
-- Source: method, "From rows to spells".
select
  judged_stages.outage_id,
  judged_stages.restored_at,
  judged_stages.users_restored,
  load_batches.batch_id,
  places.source_file,
  judged_stages.source_line - places.first_line as source_line
from judged_stages
join load_batches on load_batches.load_no = judged_stages.standing
join places
  on places.document_no = judged_stages.document_no
  and (
    not places.has_parts
    or (
      judged_stages.source_line > places.first_line
      and judged_stages.source_line <= places.last_line
    )
  )
where judged_stages.fault is null
