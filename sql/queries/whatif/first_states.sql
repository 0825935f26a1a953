-- zh: 各重叠组原来计入的户秒
-- en: What each chain of rows adds before any item goes
-- Reads: whatif_populations.
select population, cast(0 as bigint) as item, net
from whatif_populations
