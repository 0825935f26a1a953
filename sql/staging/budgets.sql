-- zh: 有效的时户数预算，每条一行；同一市州（区县）、地区特征、月份的多条取最后载入的一条。
-- en: The user-hour budgets in force; of several for one month and place, the one loaded last.
-- Grain: one row per city, county (null for the city as a whole), tier and month of the budgets feed in force.
-- Key: whole.
-- Meaning: the rows of the files in force, except those that give way to another file. The budget is
--   in whole user-seconds, rounded half up.
-- Reads: held_budgets, replaced_rows, rule.
-- Source: method, "Budgets".
select
  held_budgets.document_no,
  held_budgets.standing,
  held_budgets.source_line,
  held_budgets.city as city_code,
  held_budgets.county,
  held_budgets.area_tier,
  held_budgets.month as month_start,
  cast(year(held_budgets.month) * 12 + month(held_budgets.month) - 1 as integer) as month_no,
  cast(
    round(cast(held_budgets.user_hours as decimal(24, 9)) * 3600, 0) as decimal(38, 0)
  ) as budget_user_seconds
from held_budgets
cross join rule
left join replaced_rows
  on replaced_rows.feed = 'budgets'
  and replaced_rows.document_no = held_budgets.document_no
  and replaced_rows.source_line = held_budgets.source_line
where held_budgets.from_load <= rule.known_order
  and (held_budgets.to_load is null or held_budgets.to_load > rule.known_order)
  and replaced_rows.source_line is null
