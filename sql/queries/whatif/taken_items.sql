-- zh: 所取各项，计入户秒最多的在前
-- en: The items taken, the largest first
-- Reads: whatif_items, whatif_taken.
select items.cell, items.item, items.name, items.provider, items.net
from whatif_items as items
join whatif_taken as taken
  on taken.cell = items.cell
  and taken.item = items.item
order by items.cell, items.item
