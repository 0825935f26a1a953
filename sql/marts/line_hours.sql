-- Grain: one row per period, city (or the region) and line: the ten largest of each.
-- Meaning: user-seconds by line, clipped to the period. A line is told by its city and its name.
-- Reads: detail_periods, city_rules, rule. Source: method, "Periods" and "Indices".
with lines as (
  select
    d.*,
    rank() over (partition by period_kind, period, city_code order by net desc) as city_place
  from detail_periods d
  where dimension = 'line' and member is not null and net > 0
),

-- The region's largest are among the largest of the cities.
largest as (
  select * from lines where city_place <= 10
),

scoped as (
  select period_kind, period, city_code as scope_code, city_code, member, net, fault, outages
  from largest
  union all
  select l.period_kind, l.period, r.region_code, l.city_code, l.member, l.net, l.fault, l.outages
  from largest l
  cross join rule r
),

placed as (
  select
    s.*,
    row_number() over (
      partition by period_kind, period, scope_code
      order by net desc, outages desc, city_code, member
    ) as place
  from scoped s
)

select
  p.period_kind,
  p.period,
  p.scope_code as city_code,
  cast(p.place as bigint) as rank,
  p.city_code as line_city_code,
  c.city_name as line_city_name,
  p.member as line_id,
  cast(p.net as decimal(38, 0)) as net_user_seconds,
  cast(p.fault as decimal(38, 0)) as fault_user_seconds,
  cast(p.outages as bigint) as outages
from placed p
join city_rules c on c.city_code = p.city_code
where p.place <= 10
