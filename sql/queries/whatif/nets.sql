-- zh: 各设想中各重叠组重新计算后计入的户秒
-- en: What each chain of rows adds to the year of its cell in each variant, when it was run again
-- Reads: contribution_months, outages, whatif_cells, whatif_populations, whatif_touched.
with added as (
  select
    outages.variant,
    outages.population,
    sum(months.user_seconds) as net
  from contribution_months as months
  join outages on outages.outage_id = months.outage_id
  join whatif_populations as populations on populations.population = outages.population
  join whatif_cells as cells on cells.cell = populations.cell
  where not months.is_excluded and months.month_no // 12 = cells.year
  group by outages.variant, outages.population
)

select touched.variant, touched.population, coalesce(added.net, 0) as net
from whatif_touched as touched
left join added
  on added.variant = touched.variant
  and added.population = touched.population
