-- Grain: one row per period, city (or the region) and cause: the 20 largest, and one row for the rest.
-- Meaning: user-seconds by cause, clipped to the period; the rows of a city add up to its net.
-- Reads: detail_periods, period_hours, rule. Source: method, "Periods" and "Indices".
with cities as (
  select * from detail_periods where dimension = 'cause'
),

scoped as (
  select period_kind, period, city_code, member, net, fault, outages from cities
  union all
  select
    c.period_kind, c.period, min(r.region_code), c.member, sum(c.net), sum(c.fault), sum(c.outages)
  from cities c
  cross join rule r
  group by c.period_kind, c.period, c.member
),

placed as (
  select
    s.*,
    row_number() over (
      partition by period_kind, period, city_code
      order by net desc, outages desc, member nulls last
    ) as place
  from scoped s
),

kept as (
  select
    period_kind,
    period,
    city_code,
    least(place, 21) as rank,
    max(case when place <= 20 then member end) as cause,
    min(place) > 20 as is_rest,
    sum(net) as net,
    sum(fault) as fault,
    sum(outages) as outages
  from placed
  group by period_kind, period, city_code, least(place, 21)
)

select
  k.period_kind,
  k.period,
  k.city_code,
  cast(k.rank as bigint) as rank,
  k.cause,
  k.is_rest,
  cast(k.net as decimal(38, 0)) as net_user_seconds,
  cast(k.fault as decimal(38, 0)) as fault_user_seconds,
  cast(k.outages as bigint) as outages,
  cast(k.net * p.days as double)
    / cast(case when p.user_days > 0 then p.user_days * 3600 end as double) as hours
from kept k
join period_hours p
  on p.period_kind = k.period_kind
  and p.period = k.period
  and p.city_code = k.city_code
  and p.area_tier = 'all'
