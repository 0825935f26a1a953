-- zh: 一年中各地区特征、各前景的市州数
-- en: Number of cities with each outlook in a year that is not over, by tier
-- Params: year (the year)
-- Reads: verdicts. Source: method, "Forecast".
select area_tier, outlook, count(*) as cells
from verdicts
where year = $year and area_tier <> 'all' and outlook is not null
group by area_tier, outlook
order by area_tier, outlook, cells
