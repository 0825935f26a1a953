-- zh: 每条提出扣除的停电记录一行：是否成立、不成立的首个原因、可扣除的时间窗。
-- en: The claims to exclusion: whether each qualifies, why not, and the window that it excludes.
-- Grain: one row per outage row that claims exclusion.
-- Key: outage_id; not kept; avoidance_order is order_no of orders.
-- Meaning: whether the claim qualifies. If not, the first condition that failed; if so, the window
--   [from, to) in which time is excluded.
-- Reads: outages, orders, rule.
-- Source: method, "What is excluded".
with claiming as (
  select *
  from outages
  where avoidance_order is not null or nature = 'safety_shutdown'
),

judged as (
  select
    claiming.outage_id,
    claiming.avoidance_order,
    orders.authority,
    orders.approved_from,
    orders.approved_to,
    orders.approved_from_s,
    orders.approved_to_s,
    case
      when claiming.avoidance_order is null then 'no_order'
      when rule.evidence = 'order' and orders.order_no is null then 'unknown_order'
      when claiming.nature = 'fault' then 'not_proactive'
      when rule.evidence = 'claim' then null
      when orders.city_code <> claiming.city_code then 'wrong_city'
      when orders.lines is not null and (
        claiming.line_id is null
        or position(concat(';', claiming.line_id, ';') in concat(';', orders.lines, ';')) = 0
      ) then 'wrong_line'
      when claiming.started_s < orders.approved_from_s - rule.start_tolerance_s
        or claiming.started_s >= orders.approved_to_s then 'outside_window'
    end as reason,
    rule.evidence,
    rule.patrol_allowance_s
  from claiming
  left join orders on orders.order_no = claiming.avoidance_order
  cross join rule
)

select
  outage_id,
  avoidance_order,
  authority,
  approved_from,
  approved_to,
  case when reason is null then 'qualified' else 'refused' end as outcome,
  reason,
  -- By claim alone the whole row is excluded: a window without bounds.
  case
    when reason is not null then null
    when evidence = 'claim' then -9000000000000
    else approved_from_s
  end as window_from_s,
  case
    when reason is not null then null
    when evidence = 'claim' then 9000000000000
    else approved_to_s + patrol_allowance_s
  end as window_to_s
from judged
