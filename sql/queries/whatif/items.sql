-- zh: 各单元的各项，计入户秒最多的在前，相同的按名称
-- en: The items of each cell, the largest first, ties by name
-- Reads: whatif_named. Source: method, "What if".
select
  cell,
  name,
  provider,
  sum(net) as net,
  row_number() over (partition by cell order by sum(net) desc, name, provider) as item
from whatif_named
where name is not null
group by cell, name, provider
