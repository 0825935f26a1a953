-- zh: 各线路各月的户秒，每月 × 市州 × 线路一行。
-- en: The user-seconds of each month by line.
-- Grain: one row per month, city and line.
-- Key: month_no.
-- Meaning: what outage rows add in a month, by line. Rows without a line are left out.
-- Reads: outage_parts.
-- Source: method, "Detail".
select
  cast(floor(month_no / 12) as integer) as year,
  month_no,
  city_code,
  line_id,
  sum(net_user_seconds) as net_user_seconds,
  sum(case when nature = 'fault' then net_user_seconds else 0 end) as fault_user_seconds,
  cast(sum(outages) as bigint) as outages
from outage_parts
where line_id is not null
group by month_no, city_code, line_id
