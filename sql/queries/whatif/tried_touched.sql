-- zh: 退回一项时所及的重叠组，去掉与退回各一种
-- en: The chains of rows that each item to be tried touches, without it and with it
-- Reads: whatif_placed, whatif_tried.
with touched as (
  select distinct tried.cell, tried.item, placed.population
  from whatif_tried as tried
  join whatif_placed as placed
    on placed.cell = tried.cell
    and placed.item = tried.item
)

select
  (cast(cell as bigint) * 1000000000 + item) * 2 as variant,
  cell,
  item,
  population,
  false as is_back
from touched
union all
select
  (cast(cell as bigint) * 1000000000 + item) * 2 + 1 as variant,
  cell,
  item,
  population,
  true as is_back
from touched
