-- Grain: one row per period, city and county: the 60 largest, and one for the rest.
-- Meaning: the counties of a city that have outages or users in the period; they add up to the city's
--   net. A blank county is one of its own, and not the rest. user_days is null where the customer
--   feed does not give the county; hours also where some users of the city are given without one.
-- Reads: part_months, county_days, period_months, periods. Source: method, "Detail".
with parts as (
  select month_no, city_code, part as county, net_user_seconds as net, fault_user_seconds as fault,
    excluded_user_seconds as excluded, outages, null as user_days
  from part_months
  where kind = 'county'
  union all
  select month_no, city_code, county, 0, 0, 0, 0, user_days
  from county_days
),

summed as (
  select
    p.period_kind,
    p.period,
    m.city_code,
    m.county,
    sum(m.net) as net,
    sum(m.fault) as fault,
    sum(m.excluded) as excluded,
    sum(m.outages) as outages,
    sum(m.user_days) as user_days
  from parts m
  join period_months p on p.month_no = m.month_no
  group by p.period_kind, p.period, m.city_code, m.county
),

-- Users given without a county are users of some county: then no county's own are known whole.
told as (
  select
    s.*,
    max(case when county is null and user_days > 0 then 1 else 0 end) over (
      partition by period_kind, period, city_code
    ) as has_unplaced
  from summed s
),

placed as (
  select
    t.*,
    row_number() over (
      partition by period_kind, period, city_code
      order by net desc, county nulls last
    ) as place
  from told t
  where net > 0 or excluded > 0 or outages > 0 or (county is not null and user_days > 0)
),

cut as (
  select
    period_kind,
    period,
    city_code,
    least(place, 61) as rank,
    min(case when place <= 60 then county end) as county,
    max(has_unplaced) as has_unplaced,
    sum(net) as net,
    sum(fault) as fault,
    sum(excluded) as excluded,
    sum(outages) as outages,
    -- One county without users leaves the sum unknown.
    case when min(case when county is not null and user_days > 0 then 1 else 0 end) = 1
      then sum(user_days)
    end as user_days
  from placed
  group by period_kind, period, city_code, least(place, 61)
)

select
  c.period_kind,
  c.period,
  c.city_code,
  c.rank,
  c.county,
  c.rank > 60 as is_rest,
  cast(c.net as decimal(38, 0)) as net_user_seconds,
  cast(c.fault as decimal(38, 0)) as fault_user_seconds,
  cast(c.outages as bigint) as outages,
  cast(c.excluded as decimal(38, 0)) as excluded_user_seconds,
  cast(c.user_days as decimal(38, 0)) as user_days,
  case when c.has_unplaced = 0
    then cast(c.net * p.days as double) / cast(c.user_days * 3600 as double)
  end as hours
from cut c
join periods p on p.period_kind = c.period_kind and p.period = c.period
