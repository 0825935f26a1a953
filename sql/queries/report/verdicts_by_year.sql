-- zh: 各年各判定的个数
-- en: How many verdicts of which kind each year has
-- Reads: verdicts. Source: method, "Verdicts".
select year, verdict, count(*) as cells
from verdicts
where area_tier <> 'all'
group by year, verdict
order by year, verdict
