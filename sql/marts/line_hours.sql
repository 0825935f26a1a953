-- Grain: one row per period, city (or the region) and line: the ten with the most user-seconds.
-- Meaning: a line belongs to the city of its rows, so the ten of the region are among those of its
--   cities. Rows that name no line, and lines without counted time, are left out.
-- Reads: leading_lines, period_months, city_rules, rule. Source: method, "Detail".
with summed as (
  select
    p.period_kind,
    p.period,
    m.city_code,
    m.line_id,
    sum(m.net_user_seconds) as net,
    sum(m.fault_user_seconds) as fault,
    sum(m.outages) as outages
  from leading_lines m
  join period_months p on p.month_no = m.month_no
  group by p.period_kind, p.period, m.city_code, m.line_id
  having sum(m.net_user_seconds) > 0
),

-- What the tenth has is found without a wide sort; the exact order is then made of few.
placed as (
  select
    period_kind,
    period,
    city_code,
    net,
    row_number() over (partition by period_kind, period, city_code order by net desc) as place
  from summed
),

tenths as (
  select period_kind, period, city_code, min(net) as tenth
  from placed
  where place <= 10
  group by period_kind, period, city_code
),

in_city as (
  select
    s.*,
    row_number() over (
      partition by s.period_kind, s.period, s.city_code
      order by s.net desc, s.line_id
    ) as place
  from summed s
  join tenths t
    on t.period_kind = s.period_kind and t.period = s.period and t.city_code = s.city_code
  where s.net >= t.tenth
),

in_region as (
  select
    c.*,
    row_number() over (
      partition by period_kind, period
      order by net desc, city_code, line_id
    ) as region_place
  from in_city c
  where place <= 10
),

listed as (
  select i.*, city_code as scope_code, place as rank from in_region i
  union all
  select i.*, r.region_code, region_place
  from in_region i
  cross join rule r
  where region_place <= 10
)

select
  l.period_kind,
  l.period,
  l.scope_code as city_code,
  l.rank,
  l.city_code as line_city_code,
  coalesce(n.city_name, l.city_code) as line_city_name,
  l.line_id,
  cast(l.net as decimal(38, 0)) as net_user_seconds,
  cast(l.fault as decimal(38, 0)) as fault_user_seconds,
  cast(l.outages as bigint) as outages
from listed l
left join city_rules n on n.city_code = l.city_code
