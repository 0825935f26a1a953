-- zh: 改动所及的重叠组中留下的停电记录
-- en: The rows that are kept of the chains in which anything is changed
-- Reads: whatif_changed, whatif_rows, whatif_touched.
select
  changed.variant,
  changed.place,
  changed.started_s,
  changed.restored_s,
  changed.users
from whatif_changed as changed
join whatif_rows as rows_held on rows_held.place = changed.place
join whatif_touched as touched
  on touched.variant = changed.variant
  and touched.population = rows_held.population
where not changed.is_out
