-- zh: 有自己预算的区县，每市州 × 区县 × 地区特征一行。
-- en: The counties that have budgets of their own, by tier.
-- Grain: one row per city, county and tier with a budget.
-- Key: whole.
-- Meaning: only of these are user-seconds added up by county and tier.
-- Reads: budgets.
-- Source: method, "Budgets".
select distinct city_code, county, area_tier
from budgets
where county is not null
