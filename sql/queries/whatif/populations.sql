-- zh: 各重叠组原来计入的户秒
-- en: What each chain of rows that share time adds to the year of its cell as it is
-- Reads: whatif_rows.
select cell, population, sum(net) as net
from whatif_rows
group by cell, population
