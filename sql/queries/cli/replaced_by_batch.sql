-- zh: 各有效载入中被替换、替换他行与被撤回的行数
-- en: Rows of each load in force that were replaced, replaced others, or were withdrawn
-- Reads: replaced_counts, held_loads. Source: method, "Corrections".
select
  loads.batch_id,
  counts.stood_before + counts.put_aside as replaced,
  counts.withdrawn
from replaced_counts as counts
join held_loads as loads
  on loads.document_no = counts.document_no
  and loads.ended_by is null
