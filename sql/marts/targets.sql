-- zh: 各年、分组、地区特征的限值。
-- en: The limits in force, by year, target group and tier.
-- Grain: one row per year, target group and tier that has a limit.
-- Key: whole.
-- Meaning: the limits in force, and whether a limit is the stage target of a year.
-- Reads: target_rules.
-- Source: method, "Verdicts"; settings, targets.
select
  cast(year as bigint) as year,
  target_group,
  area_tier,
  cast(target_e6 as double) / 1000000 as target_hours,
  is_stage
from target_rules
