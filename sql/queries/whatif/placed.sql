-- zh: 各停电记录及其项的位次；不属任何项的为空
-- en: Each row with the place of its item; null where it belongs to none
-- Reads: whatif_items, whatif_named.
select named.cell, named.place, named.population, items.item
from whatif_named as named
left join whatif_items as items
  on items.cell = named.cell
  and items.name = named.name
  and items.provider = named.provider
