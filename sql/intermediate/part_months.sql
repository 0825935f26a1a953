-- Grain: one row per month, city, kind of part (cause, county or line) and part.
-- Meaning: contributions and the rows that started, added up by what they are put down to, in one
--   pass. A part that the source leaves blank is null.
-- Reads: contribution_months, outages, days, horizon. Source: method, "Periods" and "Detail".
with added as (
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
)

select
  month_no,
  city_code,
  case
    when grouping(cause) = 0 then 'cause'
    when grouping(county) = 0 then 'county'
    else 'line'
  end as kind,
  coalesce(cause, county, line_id) as part,
  sum(net) as net_user_seconds,
  sum(fault) as fault_user_seconds,
  sum(excluded) as excluded_user_seconds,
  sum(outages) as outages
from added
group by grouping sets (
  (month_no, city_code, cause), (month_no, city_code, county), (month_no, city_code, line_id)
)
