-- zh: 一年中各地区特征、各判定的市州数
-- en: Number of cities with each verdict in a year, by tier
-- Params: year (the year)
-- Reads: verdicts. Source: method, "Verdicts".
select area_tier, verdict, count(*) as cells
from verdicts
where year = $year and area_tier <> 'all'
group by area_tier, verdict
order by area_tier, verdict, cells
