-- zh: 最接近限值的市州与地区特征
-- en: Cities and tiers closest to their limit
-- Grain: one row per city and tier that has a limit
-- Params: year (default: the latest), top (default: 20)
-- Read: margin is the limit minus the hours: what is left if positive, the excess if negative. A small margin of either
--   sign means that a few outages decide the verdict.
with asked as (
  select coalesce(cast($year as bigint), (select max(year) from verdicts)) as year
)

select
  verdicts.city_name,
  verdicts.area_tier,
  round(verdicts.hours, 4) as hours,
  verdicts.target_hours,
  round(verdicts.target_hours - verdicts.hours, 4) as margin,
  round((verdicts.target_hours - verdicts.hours) / verdicts.target_hours, 4) as margin_share,
  round(verdicts.reduction, 4) as reduction,
  verdicts.verdict
from verdicts
cross join asked
where verdicts.year = asked.year
  and verdicts.target_hours > 0
  and verdicts.hours is not null
order by
  abs(verdicts.target_hours - verdicts.hours) / verdicts.target_hours,
  verdicts.city_code,
  verdicts.area_tier
limit coalesce(cast($top as bigint), 20)
