-- zh: 用户基数、批准单、历史指标、预算与计划各类有效文件中的全部行，附其标识与内容，每条一行。
-- en: The rows of users, orders, history, budgets and plans in files in force, with their identity and content as texts.
-- Grain: one row per row of a file in force of these feeds.
-- Key: whole; not kept.
-- Meaning: of rows of one feed and identity the one of the highest standing counts. Content is what two
--   rows of one identity can disagree on.
-- Reads: held_customers, held_orders, held_history, held_budgets, held_plans, rule.
-- Source: method, "Corrections".
with all_rows as (
  select
    'customers' as feed,
    document_no,
    source_line,
    standing,
    from_load,
    to_load,
    identity_text(city, area_tier, county, provider, cast(valid_from as varchar(10))) as identity,
    identity_text(
      cast(users as varchar(20)), cast(valid_to as varchar(10)), null, null, null
    ) as content
  from held_customers
  union all
  select
    'orders' as feed,
    document_no,
    source_line,
    standing,
    from_load,
    to_load,
    identity_text(order_no, null, null, null, null) as identity,
    identity_text(
      city,
      cast(approved_from as varchar(19)),
      cast(approved_to as varchar(19)),
      authority,
      identity_text(reason, lines, null, null, null)
    ) as content
  from held_orders
  union all
  select
    'history' as feed,
    document_no,
    source_line,
    standing,
    from_load,
    to_load,
    identity_text(city, area_tier, cast(year as varchar(20)), null, null) as identity,
    cast(hours as varchar(40)) as content
  from held_history
  union all
  select
    'budgets' as feed,
    document_no,
    source_line,
    standing,
    from_load,
    to_load,
    identity_text(city, county, area_tier, cast(month as varchar(10)), null) as identity,
    cast(user_hours as varchar(40)) as content
  from held_budgets
  union all
  select
    'plans' as feed,
    document_no,
    source_line,
    standing,
    from_load,
    to_load,
    identity_text(
      provider,
      plan_id,
      city,
      area_tier,
      identity_text(line_id, asset_id, cast(planned_from as varchar(19)), null, null)
    ) as identity,
    identity_text(
      county,
      cast(planned_to as varchar(19)),
      cast(users as varchar(20)),
      cast(notified_at as varchar(19)),
      null
    ) as content
  from held_plans
)

select
  all_rows.feed,
  all_rows.document_no,
  all_rows.source_line,
  all_rows.standing,
  all_rows.identity,
  all_rows.content
from all_rows
cross join rule
where all_rows.from_load <= rule.known_order
  and (all_rows.to_load is null or all_rows.to_load > rule.known_order)
