-- zh: 各月、市州、线路的户秒与停电次数，每月 × 市州 × 线路一行。
-- en: The user-seconds and outages of each line by month and city.
-- Grain: one row per month, city and line of which outage rows start or add anything in the month.
-- Key: month_no.
-- Meaning: what the outage rows of a line add in a month. Rows without a line are left out.
-- Reads: outage_parts.
-- Source: method, "Detail".
select
  year,
  month_no,
  city_code,
  line_id,
  sum(net_user_seconds) as net_user_seconds,
  sum(case when nature = 'fault' then net_user_seconds else 0 end) as fault_user_seconds,
  cast(sum(outages) as bigint) as outages
from outage_parts
where line_id is not null
group by year, month_no, city_code, line_id
