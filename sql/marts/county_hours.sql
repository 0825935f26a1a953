-- Grain: one row per period, city and county: the 60 largest, and one row for the rest.
-- Meaning: user-seconds by county, clipped to the period; the rows of a city add up to its net.
-- Reads: detail_periods, county_user_days, periods. Source: method, "Periods" and "Indices".
with counties as (
  select d.*, u.user_days
  from detail_periods d
  left join county_user_days u
    on u.period_kind = d.period_kind
    and u.period = d.period
    and u.city_code = d.city_code
    and u.county = d.member
  where d.dimension = 'county'
),

placed as (
  select
    c.*,
    row_number() over (
      partition by period_kind, period, city_code
      order by net desc, outages desc, member nulls last
    ) as place
  from counties c
),

kept as (
  select
    period_kind,
    period,
    city_code,
    least(place, 61) as rank,
    max(case when place <= 60 then member end) as county,
    min(place) > 60 as is_rest,
    sum(net) as net,
    sum(fault) as fault,
    sum(excluded) as excluded,
    sum(outages) as outages,
    max(case when place <= 60 then user_days end) as user_days
  from placed
  group by period_kind, period, city_code, least(place, 61)
)

select
  k.period_kind,
  k.period,
  k.city_code,
  cast(k.rank as bigint) as rank,
  k.county,
  k.is_rest,
  cast(k.net as decimal(38, 0)) as net_user_seconds,
  cast(k.fault as decimal(38, 0)) as fault_user_seconds,
  cast(k.outages as bigint) as outages,
  cast(k.excluded as decimal(38, 0)) as excluded_user_seconds,
  cast(k.user_days as decimal(38, 0)) as user_days,
  cast(k.net * p.days as double)
    / cast(case when k.user_days > 0 then k.user_days * 3600 end as double) as hours
from kept k
join periods p on p.period_kind = k.period_kind and p.period = k.period
