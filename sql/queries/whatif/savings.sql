-- zh: 各设想比原样少计的户秒
-- en: What each variant saves
-- Reads: whatif_nets, whatif_populations.
select nets.variant, sum(populations.net - nets.net) as saved
from whatif_nets as nets
join whatif_populations as populations on populations.population = nets.population
group by nets.variant
order by nets.variant
