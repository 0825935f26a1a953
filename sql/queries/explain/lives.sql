-- zh: 停电记录在全部月份的户秒，所问时段只是其中一部分
-- en: What outage rows come to in all months, of which the period is a part
-- Params: outage_ids (numbers of the rows)
-- Reads: outage_months. Source: method, "Periods".
select
  outage_id,
  sum(net_user_seconds) as net,
  sum(excluded_user_seconds) as excluded
from outage_months
where outage_id in (select unnest($outage_ids))
group by outage_id
