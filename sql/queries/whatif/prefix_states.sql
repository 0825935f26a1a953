-- zh: 各重叠组在依次去掉各项后计入的户秒，至今为止
-- en: What each chain of rows adds after each item that touches it, so far
-- Reads: whatif_nets, whatif_states, whatif_touched.
select population, item, net
from whatif_states
union all
select touched.population, touched.item, nets.net
from whatif_nets as nets
join whatif_touched as touched
  on touched.variant = nets.variant
  and touched.population = nets.population
