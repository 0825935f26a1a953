-- zh: 所取各项所及的重叠组
-- en: The chains of rows that the items taken touch, all at once
-- Reads: whatif_placed, whatif_taken.
select distinct
  cast(placed.cell as bigint) as variant,
  placed.cell,
  cast(0 as bigint) as item,
  placed.population,
  false as is_back
from whatif_placed as placed
join whatif_taken as taken
  on taken.cell = placed.cell
  and taken.item = placed.item
