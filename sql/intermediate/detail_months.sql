-- Grain: one row per month, city, dimension (cause, county or line) and member of it.
-- Meaning: the additive quantities of a cause, a county or a line in a month. A member that the
--   source leaves empty is null.
-- Reads: contribution_months, outages, days, horizon. Source: method, "Periods" and "Indices".
with parts as (
  select
    c.month_no,
    o.city_code,
    o.cause,
    o.county,
    o.line_id,
    case when c.is_excluded then 0 else c.user_seconds end as net,
    case when not c.is_excluded and o.nature = 'fault' then c.user_seconds else 0 end as fault,
    case when c.is_excluded then c.user_seconds else 0 end as excluded,
    0 as outages
  from contribution_months c
  join outages o on o.outage_id = c.outage_id
  union all
  select d.month_no, o.city_code, o.cause, o.county, o.line_id, 0, 0, 0, 1
  from outages o
  join days d on d.day = cast(o.started_at as date)
  cross join horizon h
  where o.started_s >= h.data_from_s and o.started_s < h.as_of_s
),

grouped as (
  select
    month_no,
    city_code,
    case
      when grouping(cause) = 0 then 'cause'
      when grouping(county) = 0 then 'county'
      else 'line'
    end as dimension,
    cause,
    county,
    line_id,
    sum(net) as net,
    sum(fault) as fault,
    sum(excluded) as excluded,
    sum(outages) as outages
  from parts
  group by grouping sets (
    (month_no, city_code, cause),
    (month_no, city_code, county),
    (month_no, city_code, line_id)
  )
)

select
  month_no,
  city_code,
  dimension,
  coalesce(cause, county, line_id) as member,
  net,
  fault,
  excluded,
  outages
from grouped
