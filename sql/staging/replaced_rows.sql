-- zh: 各类数据中被其他文件同一标识的行替换、或因替换时段撤回的行，每行一条。
-- en: The rows of any feed replaced by another file or withdrawn by its window.
-- Grain: one row per input row of a file in force that does not count.
-- Key: whole.
-- Meaning: the file and row that take precedence, and the standing of both.
-- Reads: replaced_outages, replaced_restorations, held_customers, held_orders, held_history,
--   held_budgets, held_plans, loads_known, rule.
-- Source: method, "Corrections".
with customers_known as (
  select
    'customers' as feed,
    held_customers.document_no,
    held_customers.source_line,
    held_customers.standing,
    max(held_customers.standing) over (
      partition by
        held_customers.city,
        held_customers.area_tier,
        coalesce(held_customers.county, ''),
        coalesce(held_customers.provider, ''),
        held_customers.valid_from
    ) as highest_standing,
    first_value(held_customers.source_line) over (
      partition by
        held_customers.city,
        held_customers.area_tier,
        coalesce(held_customers.county, ''),
        coalesce(held_customers.provider, ''),
        held_customers.valid_from
      order by held_customers.standing desc
    ) as by_source_line
  from held_customers
  cross join rule
  where held_customers.from_load <= rule.known_order
    and (held_customers.to_load is null or held_customers.to_load > rule.known_order)
),

orders_known as (
  select
    'orders' as feed,
    held_orders.document_no,
    held_orders.source_line,
    held_orders.standing,
    max(held_orders.standing) over (
      partition by held_orders.order_no
    ) as highest_standing,
    first_value(held_orders.source_line) over (
      partition by held_orders.order_no
      order by held_orders.standing desc
    ) as by_source_line
  from held_orders
  cross join rule
  where held_orders.from_load <= rule.known_order
    and (held_orders.to_load is null or held_orders.to_load > rule.known_order)
),

history_known as (
  select
    'history' as feed,
    held_history.document_no,
    held_history.source_line,
    held_history.standing,
    max(held_history.standing) over (
      partition by held_history.city, held_history.area_tier, held_history.year
    ) as highest_standing,
    first_value(held_history.source_line) over (
      partition by held_history.city, held_history.area_tier, held_history.year
      order by held_history.standing desc
    ) as by_source_line
  from held_history
  cross join rule
  where held_history.from_load <= rule.known_order
    and (held_history.to_load is null or held_history.to_load > rule.known_order)
),

budgets_known as (
  select
    'budgets' as feed,
    held_budgets.document_no,
    held_budgets.source_line,
    held_budgets.standing,
    max(held_budgets.standing) over (
      partition by
        held_budgets.city,
        coalesce(held_budgets.county, ''),
        held_budgets.area_tier,
        held_budgets.month
    ) as highest_standing,
    first_value(held_budgets.source_line) over (
      partition by
        held_budgets.city,
        coalesce(held_budgets.county, ''),
        held_budgets.area_tier,
        held_budgets.month
      order by held_budgets.standing desc
    ) as by_source_line
  from held_budgets
  cross join rule
  where held_budgets.from_load <= rule.known_order
    and (held_budgets.to_load is null or held_budgets.to_load > rule.known_order)
),

plans_known as (
  select
    'plans' as feed,
    held_plans.document_no,
    held_plans.source_line,
    held_plans.standing,
    max(held_plans.standing) over (
      partition by
        coalesce(held_plans.provider, ''),
        coalesce(held_plans.plan_id, ''),
        held_plans.city,
        held_plans.area_tier,
        coalesce(held_plans.line_id, ''),
        coalesce(held_plans.asset_id, ''),
        held_plans.planned_from
    ) as highest_standing,
    first_value(held_plans.source_line) over (
      partition by
        coalesce(held_plans.provider, ''),
        coalesce(held_plans.plan_id, ''),
        held_plans.city,
        held_plans.area_tier,
        coalesce(held_plans.line_id, ''),
        coalesce(held_plans.asset_id, ''),
        held_plans.planned_from
      order by held_plans.standing desc
    ) as by_source_line
  from held_plans
  cross join rule
  where held_plans.from_load <= rule.known_order
    and (held_plans.to_load is null or held_plans.to_load > rule.known_order)
),

others as (
  select
    'restorations' as feed,
    document_no,
    source_line,
    standing,
    by_standing as highest_standing,
    by_source_line
  from replaced_restorations
  union all
  select
    feed,
    document_no,
    source_line,
    standing,
    highest_standing,
    by_source_line
  from customers_known
  union all
  select
    feed,
    document_no,
    source_line,
    standing,
    highest_standing,
    by_source_line
  from orders_known
  union all
  select
    feed,
    document_no,
    source_line,
    standing,
    highest_standing,
    by_source_line
  from history_known
  union all
  select
    feed,
    document_no,
    source_line,
    standing,
    highest_standing,
    by_source_line
  from budgets_known
  union all
  select
    feed,
    document_no,
    source_line,
    standing,
    highest_standing,
    by_source_line
  from plans_known
)

select
  others.feed,
  others.document_no,
  others.source_line,
  'row' as reason,
  others.standing,
  loads_known.document_no as by_document_no,
  others.by_source_line,
  others.highest_standing as by_standing
from others
join loads_known on loads_known.load_no = others.highest_standing
where others.standing < others.highest_standing
union all
select
  'outages' as feed,
  document_no,
  source_line,
  reason,
  standing,
  by_document_no,
  by_source_line,
  by_standing
from replaced_outages
