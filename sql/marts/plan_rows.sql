-- zh: 每条有效的停电计划一行，连同来源。
-- en: The rows of the plans feed, each with its source.
-- Grain: one row per row of the plans feed in force.
-- Key: whole.
-- Meaning: a planned outage of a population of users, what it will take of the budget, and where the
--   row was read.
-- Reads: plans, load_batches, places.
-- Source: method, "Budgets".
select
  plans.plan_id,
  plans.provider,
  plans.city_code,
  plans.county,
  plans.area_tier,
  plans.line_id,
  plans.asset_id,
  plans.planned_from,
  plans.planned_to,
  plans.users,
  plans.notified_at,
  plans.user_seconds,
  load_batches.batch_id,
  places.source_file,
  plans.source_line - places.first_line as source_line
from plans
join load_batches on load_batches.load_no = plans.standing
join places
  on places.document_no = plans.document_no
  and (
    not places.has_parts
    or (
      plans.source_line > places.first_line
      and plans.source_line <= places.last_line
    )
  )
