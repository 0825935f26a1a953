-- zh: 每条提出扣除的停电记录一行：是否成立、首个不成立的原因、可扣除的时间窗。
-- Grain: one row per outage row that claims exclusion.
-- Meaning: whether the claim qualifies, the first reason that failed if not, and the window
--   [from, to) in which time is excluded if so.
-- Reads: outages, orders, rule. Source: method, "What is excluded".
with claiming as (
  select * from outages
  where avoidance_order is not null or nature = 'safety_shutdown'
),

judged as (
  select
    c.outage_id,
    c.avoidance_order,
    o.authority,
    o.approved_from,
    o.approved_to,
    o.approved_from_s,
    o.approved_to_s,
    case
      when c.avoidance_order is null then 'no_order'
      when r.evidence = 'order' and o.order_no is null then 'unknown_order'
      when c.nature = 'fault' then 'not_proactive'
      when r.evidence = 'claim' then null
      when o.city_code <> c.city_code then 'wrong_city'
      when o.lines is not null and (
        c.line_id is null
        or position(concat(';', c.line_id, ';') in concat(';', o.lines, ';')) = 0
      ) then 'wrong_line'
      when c.started_s < o.approved_from_s - r.start_tolerance_s
        or c.started_s >= o.approved_to_s then 'outside_window'
    end as reason,
    r.evidence,
    r.patrol_allowance_s
  from claiming c
  left join orders o on o.order_no = c.avoidance_order
  cross join rule r
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
