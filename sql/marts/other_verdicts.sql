-- zh: 判定与其他口径下的判定并列，每年 × 市州 × 地区特征一行。
-- en: Each verdict next to what it would be under other choices, by year, city and tier.
-- Grain: one row per year, city and tier.
-- Key: whole.
-- Meaning: the verdict, what it would be under the other reading of the reduction clause, and what
--   it would be with nothing excluded.
-- Reads: cell_verdicts.
-- Source: method, "Verdicts".
select
  cast(verdict_now.year as bigint) as year,
  verdict_now.city_code,
  verdict_now.area_tier,
  verdict_now.verdict,
  other_reading.verdict as other_reading,
  without_exclusion.hours as hours_gross,
  without_exclusion.baseline_hours as baseline_gross,
  without_exclusion.verdict as without_exclusion
from cell_verdicts as verdict_now
join cell_verdicts as other_reading
  on other_reading.choice = 'other_reading'
  and other_reading.year = verdict_now.year
  and other_reading.city_code = verdict_now.city_code
  and other_reading.area_tier = verdict_now.area_tier
join cell_verdicts as without_exclusion
  on without_exclusion.choice = 'without_exclusion'
  and without_exclusion.year = verdict_now.year
  and without_exclusion.city_code = verdict_now.city_code
  and without_exclusion.area_tier = verdict_now.area_tier
where verdict_now.choice = 'default'
