-- zh: 区域内的各市州：名称、次序与限值分组。
-- en: The cities of the region: names, order and target group.
-- Grain: one row per city of the region.
-- Key: whole.
-- Meaning: names of the city, its place in lists and the target group whose limits apply to it.
-- Reads: city_rules.
-- Source: settings, region and targets.groups.
select
  city_code,
  city_name,
  city_name_en,
  cast(city_sort as bigint) as city_sort,
  target_group
from city_rules
