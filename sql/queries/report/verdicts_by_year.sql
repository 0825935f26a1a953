-- zh: 各年各判定的个数
-- en: Number of verdicts of each kind in every year
-- Reads: verdicts. Source: method, "Verdicts".
select year, verdict, count(*) as cells
from verdicts
where area_tier <> 'all'
group by year, verdict
order by year, verdict
