-- zh: 有效的停电计划，每条一行；同一计划的多条取最后载入的一条。
-- en: The planned outages in force, of the past and to come; of several of one identity, the one loaded last.
-- Grain: one row per row of the plans feed in force.
-- Key: whole.
-- Meaning: the rows of the files in force, except those that give way to another file. Times are
--   also seconds of local civil time. user_seconds are the users times the whole length.
-- Reads: held_plans, replaced_rows, rule.
-- Source: method, "Budgets".
select
  held_plans.document_no,
  held_plans.standing,
  held_plans.source_line,
  cast(held_plans.document_no as bigint) * 1000000000 + held_plans.source_line as plan_no,
  held_plans.provider,
  held_plans.plan_id,
  held_plans.city as city_code,
  held_plans.county,
  held_plans.area_tier,
  held_plans.line_id,
  held_plans.asset_id,
  held_plans.planned_from,
  held_plans.planned_to,
  civil_seconds(held_plans.planned_from) as planned_from_s,
  civil_seconds(held_plans.planned_to) as planned_to_s,
  held_plans.users,
  held_plans.notified_at,
  cast(
    cast(held_plans.users as decimal(38, 0))
      * (civil_seconds(held_plans.planned_to) - civil_seconds(held_plans.planned_from))
    as decimal(38, 0)
  ) as user_seconds
from held_plans
cross join rule
left join replaced_rows
  on replaced_rows.feed = 'plans'
  and replaced_rows.document_no = held_plans.document_no
  and replaced_rows.source_line = held_plans.source_line
where held_plans.from_load <= rule.known_order
  and (held_plans.to_load is null or held_plans.to_load > rule.known_order)
  and replaced_rows.source_line is null
