-- zh: 按原因、区县、线路分列的各月户秒，每月 × 市州 × 类别 × 项一行。
-- en: The user-seconds of each month by cause, county and line.
-- Grain: one row per month, city, kind of part (cause, county or line) and part.
-- Key: month_no.
-- Meaning: what outage rows add in a month, split by cause, county and line in one pass. A part
--   that the source leaves blank is null. Rows without a line are not listed under the kind line.
-- Reads: outage_parts.
-- Source: method, "Detail".
with summed as (
  select
    month_no,
    city_code,
    case
      when grouping(cause) = 0 then 'cause'
      when grouping(county) = 0 then 'county'
      else 'line'
    end as kind,
    coalesce(cause, county, line_id) as part,
    sum(cast(net_user_seconds as decimal(38, 0))) as net_user_seconds,
    sum(case when nature = 'fault' then cast(net_user_seconds as decimal(38, 0)) else 0 end)
      as fault_user_seconds,
    sum(cast(excluded_user_seconds as decimal(38, 0))) as excluded_user_seconds,
    sum(outages) as outages
  from outage_parts
  group by grouping sets (
    (month_no, city_code, cause),
    (month_no, city_code, county),
    (month_no, city_code, line_id)
  )
)

select
  month_no,
  city_code,
  kind,
  part,
  net_user_seconds,
  fault_user_seconds,
  excluded_user_seconds,
  outages
from summed
where kind <> 'line' or part is not null
