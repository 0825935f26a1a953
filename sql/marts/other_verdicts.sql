-- Grain: one row per year, city and tier.
-- Meaning: the verdict beside what it would be under the other reading of the reduction clause, and
--   with nothing excluded.
-- Reads: cell_verdicts. Source: method, "Verdicts".
select
  cast(v.year as bigint) as year,
  v.city_code,
  v.area_tier,
  v.verdict,
  o.verdict as other_reading,
  g.hours as hours_gross,
  g.baseline_hours as baseline_gross,
  g.verdict as without_exclusion
from cell_verdicts v
join cell_verdicts o
  on o.choice = 'other_reading'
  and o.year = v.year
  and o.city_code = v.city_code
  and o.area_tier = v.area_tier
join cell_verdicts g
  on g.choice = 'without_exclusion'
  and g.year = v.year
  and g.city_code = v.city_code
  and g.area_tier = v.area_tier
where v.choice = 'default'
