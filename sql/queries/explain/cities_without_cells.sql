-- zh: 当年没有任何地区特征可判定的市州
-- en: Cities without any tier that has a verdict in the year
-- Params: year (the year)
-- Reads: cities, verdicts. Source: method, "Verdicts".
select city_name
from cities
where city_code not in (
  select city_code from verdicts where year = $year and area_tier <> 'all'
)
order by city_sort
