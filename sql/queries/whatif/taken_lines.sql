-- zh: 所取各项涉及的线路数
-- en: How many lines the items taken are on
-- Reads: whatif_placed, whatif_rows, whatif_taken.
select taken.cell, count(distinct rows_held.line_id) as lines
from whatif_taken as taken
join whatif_placed as placed
  on placed.cell = taken.cell
  and placed.item = taken.item
join whatif_rows as rows_held on rows_held.place = placed.place
group by taken.cell
order by taken.cell
