-- Grain: one row per year, city and tier.
-- Meaning: the verdict, and what it would be under the other reading of the reduction clause and with
--   nothing excluded.
-- Reads: cell_verdicts. Source: method, "Verdicts".
select
  cast(d.year as bigint) as year,
  d.city_code,
  d.area_tier,
  d.verdict,
  r.verdict as other_reading,
  g.hours as hours_gross,
  g.baseline_hours as baseline_gross,
  g.verdict as without_exclusion
from cell_verdicts d
join cell_verdicts r
  on r.choice = 'other_reading'
  and r.year = d.year
  and r.city_code = d.city_code
  and r.area_tier = d.area_tier
join cell_verdicts g
  on g.choice = 'without_exclusion'
  and g.year = d.year
  and g.city_code = d.city_code
  and g.area_tier = d.area_tier
where d.choice = 'decided'
