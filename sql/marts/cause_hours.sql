-- Grain: one row per period, city (or the region) and cause: the 20 largest, and one for the rest.
-- Meaning: what the counted user-seconds of a period were caused by. The rows of a period and city
--   add up to its net; a blank cause is a cause of its own, and not the rest.
-- Reads: part_months, period_months, period_hours, rule. Source: method, "Detail".
with summed as (
  select
    p.period_kind,
    p.period,
    case when grouping(m.city_code) = 1 then min(r.region_code) else m.city_code end as city_code,
    m.part as cause,
    sum(m.net_user_seconds) as net,
    sum(m.fault_user_seconds) as fault,
    sum(m.outages) as outages
  from part_months m
  join period_months p on p.month_no = m.month_no
  cross join rule r
  where m.kind = 'cause'
  group by grouping sets (
    (p.period_kind, p.period, m.city_code, m.part), (p.period_kind, p.period, m.part)
  )
  having sum(m.net_user_seconds) > 0 or sum(m.outages) > 0
),

placed as (
  select
    s.*,
    row_number() over (
      partition by period_kind, period, city_code
      order by net desc, cause nulls last
    ) as place
  from summed s
),

cut as (
  select
    period_kind,
    period,
    city_code,
    least(place, 21) as rank,
    min(case when place <= 20 then cause end) as cause,
    sum(net) as net,
    sum(fault) as fault,
    sum(outages) as outages
  from placed
  group by period_kind, period, city_code, least(place, 21)
)

select
  c.period_kind,
  c.period,
  c.city_code,
  c.rank,
  c.cause,
  c.rank > 20 as is_rest,
  cast(c.net as decimal(38, 0)) as net_user_seconds,
  cast(c.fault as decimal(38, 0)) as fault_user_seconds,
  cast(c.outages as bigint) as outages,
  case when h.user_days > 0
    then cast(c.net * h.days as double) / cast(h.user_days * 3600 as double)
  end as hours
from cut c
join period_hours h
  on h.period_kind = c.period_kind
  and h.period = c.period
  and h.city_code = c.city_code
  and h.area_tier = 'all'
