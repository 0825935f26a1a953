-- zh: 去掉所取各项后留下的停电记录；退回的一项在内
-- en: The rows that are left of these chains without the items taken, but with the one given back
-- Reads: whatif_placed, whatif_rows, whatif_taken, whatif_touched.
select
  touched.variant,
  rows_held.place,
  rows_held.started_s,
  rows_held.restored_s,
  rows_held.users
from whatif_touched as touched
join whatif_placed as placed on placed.population = touched.population
join whatif_rows as rows_held on rows_held.place = placed.place
left join whatif_taken as taken
  on taken.cell = placed.cell
  and taken.item = placed.item
where taken.item is null or (touched.is_back and placed.item = touched.item)
