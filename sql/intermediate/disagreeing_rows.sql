-- zh: 被其他文件替换、且内容与替换它的行不同的行，每行一条。
-- en: The replaced rows whose content differs from that of the row in force.
-- Grain: one row per replaced row whose content differs from that of the row in force.
-- Key: whole.
-- Meaning: two files disagree on the row. If an event has several groups, the row is compared with
--   the most similar one in force.
-- Reads: replaced_rows, disagreeing_outages, held_restorations, held_customers, held_orders, held_history,
--   held_budgets, held_plans, rule.
-- Source: method, "Corrections".
with pairs as (
  select
    feed,
    document_no,
    source_line,
    standing,
    by_document_no,
    by_source_line,
    by_standing
  from replaced_rows
  where reason = 'row'
),

restorations_known as (
  select held_restorations.*
  from held_restorations
  cross join rule
  where held_restorations.from_load <= rule.known_order
    and (held_restorations.to_load is null or held_restorations.to_load > rule.known_order)
),

customers_known as (
  select held_customers.*
  from held_customers
  cross join rule
  where held_customers.from_load <= rule.known_order
    and (held_customers.to_load is null or held_customers.to_load > rule.known_order)
),

orders_known as (
  select held_orders.*
  from held_orders
  cross join rule
  where held_orders.from_load <= rule.known_order
    and (held_orders.to_load is null or held_orders.to_load > rule.known_order)
),

history_known as (
  select held_history.*
  from held_history
  cross join rule
  where held_history.from_load <= rule.known_order
    and (held_history.to_load is null or held_history.to_load > rule.known_order)
),

budgets_known as (
  select held_budgets.*
  from held_budgets
  cross join rule
  where held_budgets.from_load <= rule.known_order
    and (held_budgets.to_load is null or held_budgets.to_load > rule.known_order)
),

plans_known as (
  select held_plans.*
  from held_plans
  cross join rule
  where held_plans.from_load <= rule.known_order
    and (held_plans.to_load is null or held_plans.to_load > rule.known_order)
)

select
  'outages' as feed,
  document_no,
  source_line,
  standing,
  by_document_no,
  by_source_line,
  by_standing
from disagreeing_outages
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join restorations_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join restorations_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'restorations'
  and put_aside.users_restored is distinct from in_force.users_restored
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join customers_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join customers_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'customers'
  and (
    put_aside.users is distinct from in_force.users
    or put_aside.valid_to is distinct from in_force.valid_to
  )
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join orders_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join orders_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'orders'
  and (
    put_aside.city is distinct from in_force.city
    or put_aside.approved_from is distinct from in_force.approved_from
    or put_aside.approved_to is distinct from in_force.approved_to
    or put_aside.authority is distinct from in_force.authority
    or put_aside.reason is distinct from in_force.reason
    or put_aside.lines is distinct from in_force.lines
  )
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join history_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join history_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'history'
  and put_aside.hours is distinct from in_force.hours
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join budgets_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join budgets_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'budgets'
  and put_aside.user_hours is distinct from in_force.user_hours
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join plans_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join plans_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'plans'
  and (
    put_aside.county is distinct from in_force.county
    or put_aside.planned_to is distinct from in_force.planned_to
    or put_aside.users is distinct from in_force.users
    or put_aside.notified_at is distinct from in_force.notified_at
  )
