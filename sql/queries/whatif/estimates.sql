-- zh: 各单元的项数，及不计隐藏部分时约需的项数
-- en: How many items each cell has, and how many would do if nothing were hidden
-- Reads: whatif_cells, whatif_items.
with summed as (
  select
    cell,
    sum(net) over (partition by cell order by item) - net as before
  from whatif_items
)

select
  cells.cell,
  count(summed.before) as items,
  cast(coalesce(sum(case when summed.before < cells.excess then 1 else 0 end), 0) as bigint) as enough
from whatif_cells as cells
left join summed on summed.cell = cells.cell
group by cells.cell
order by cells.cell
