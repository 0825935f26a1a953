-- zh: 每条有效的时户数预算一行，连同来源。
-- en: The rows of the budgets feed, each with its source.
-- Grain: one row per row of the budgets feed in force.
-- Key: whole.
-- Meaning: the budget of a month as whole user-seconds, and where the row was read. A county that the
--   row doesn't name is empty: the budget is the city's.
-- Reads: budgets, load_batches, places.
-- Source: method, "Budgets".
select
  budgets.city_code,
  budgets.area_tier,
  coalesce(budgets.county, '') as county,
  budgets.month_start,
  budgets.budget_user_seconds,
  load_batches.batch_id,
  places.source_file,
  budgets.source_line - places.first_line as source_line
from budgets
join load_batches on load_batches.load_no = budgets.standing
join places
  on places.document_no = budgets.document_no
  and (
    not places.has_parts
    or (
      budgets.source_line > places.first_line
      and budgets.source_line <= places.last_line
    )
  )
