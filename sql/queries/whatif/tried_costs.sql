-- zh: 退回各项各增加的户秒
-- en: What each item adds when it is given back
-- Reads: whatif_nets, whatif_touched.
select
  touched.cell,
  touched.item,
  sum(case when touched.is_back then nets.net else -nets.net end) as added
from whatif_nets as nets
join whatif_touched as touched
  on touched.variant = nets.variant
  and touched.population = nets.population
group by touched.cell, touched.item
order by touched.cell, touched.item desc
