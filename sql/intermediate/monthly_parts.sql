-- zh: 按原因、区县分列的各月户秒，每月 × 市州 × 类别 × 项一行。
-- en: The user-seconds of each month by cause and county.
-- Grain: one row per month, city, kind of part (cause or county) and part.
-- Key: month_no.
-- Meaning: what outage rows add in a month, split by cause and by county. A part that the source
--   leaves blank is null.
-- Reads: outage_parts.
-- Source: method, "Detail".
with cells as (
  select
    month_no,
    city_code,
    cause,
    county,
    nature,
    sum(net_user_seconds) as net,
    sum(excluded_user_seconds) as excluded,
    sum(outages) as outages
  from outage_parts
  group by month_no, city_code, cause, county, nature
)

select
  month_no,
  city_code,
  case when grouping(cause) = 0 then 'cause' else 'county' end as kind,
  coalesce(cause, county) as part,
  sum(net) as net_user_seconds,
  sum(case when nature = 'fault' then net else 0 end) as fault_user_seconds,
  sum(excluded) as excluded_user_seconds,
  sum(outages) as outages
from cells
group by grouping sets (
  (month_no, city_code, cause),
  (month_no, city_code, county)
)
