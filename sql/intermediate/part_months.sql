-- zh: 按原因、区县、线路分列的各月户秒，每月 × 市州 × 类别 × 项一行。
-- Grain: one row per month, city, kind of part (cause, county or line) and part.
-- Meaning: what outage rows add in a month, put down to cause, county and line in one pass. A part
--   that the source leaves blank is null; rows without a line are none of kind line.
-- Reads: outage_facts, crossing_months, days, months. Source: method, "Detail".
with added as (
  select d.month_no, f.city_code, f.cause, f.county, f.line_id, f.nature,
    f.net_user_seconds as net, f.excluded_user_seconds as excluded, 1 as outages
  from outage_facts f
  join days d on d.day = cast(f.started_at as date)
  join months m on m.month_no = d.month_no
  where civil_seconds(f.started_at) >= m.from_s and civil_seconds(f.ended_at) <= m.to_s
  union all
  select c.month_no, f.city_code, f.cause, f.county, f.line_id, f.nature,
    c.net_user_seconds, c.excluded_user_seconds, c.outages
  from crossing_months c
  join outage_facts f on f.outage_id = c.outage_id
),

summed as (
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
    sum(case when nature = 'fault' then net else 0 end) as fault_user_seconds,
    sum(excluded) as excluded_user_seconds,
    sum(outages) as outages
  from added
  group by grouping sets (
    (month_no, city_code, cause), (month_no, city_code, county), (month_no, city_code, line_id)
  )
)

select * from summed
where kind <> 'line' or part is not null
