-- zh: 停电记录在全部月份的户秒（所查时段只是其中一部分）
-- en: User-seconds of outage rows over all months, of which the requested period is a part
-- Params: outage_ids (numbers of the rows)
-- Reads: outage_months. Source: method, "Periods".
select
  outage_id,
  sum(net_user_seconds) as net,
  sum(excluded_user_seconds) as excluded
from outage_months
where outage_id in (select unnest($outage_ids))
group by outage_id
