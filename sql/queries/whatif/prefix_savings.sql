-- zh: 依次去掉各项时各项节约的户秒
-- en: What each item of the chunk saves when it goes after all before it
-- Reads: whatif_chunks, whatif_populations, whatif_states.
with followed as (
  select
    population,
    item,
    lag(net) over (partition by population order by item) - net as saved
  from whatif_states
)

select chunks.cell, followed.item, sum(followed.saved) as saved
from followed
join whatif_populations as populations on populations.population = followed.population
join whatif_chunks as chunks on chunks.cell = populations.cell
where followed.item between chunks.first_item and chunks.last_item
group by chunks.cell, followed.item
order by chunks.cell, followed.item
