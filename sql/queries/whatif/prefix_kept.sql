-- zh: 依次去掉各项后留下的停电记录
-- en: The rows that are left of these chains without the item and all before it
-- Reads: whatif_placed, whatif_rows, whatif_touched.
select
  touched.variant,
  rows_held.place,
  rows_held.started_s,
  rows_held.restored_s,
  rows_held.users
from whatif_touched as touched
join whatif_placed as placed on placed.population = touched.population
join whatif_rows as rows_held on rows_held.place = placed.place
where placed.item is null or placed.item > touched.item
