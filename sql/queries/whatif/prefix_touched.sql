-- zh: 依次去掉各项时所及的重叠组
-- en: The chains of rows that each item of the chunk touches, when it goes with all before it
-- Reads: whatif_chunks, whatif_placed.
select distinct
  cast(placed.cell as bigint) * 1000000000 + placed.item as variant,
  placed.cell,
  placed.item,
  placed.population
from whatif_placed as placed
join whatif_chunks as chunks on chunks.cell = placed.cell
where placed.item between chunks.first_item and chunks.last_item
