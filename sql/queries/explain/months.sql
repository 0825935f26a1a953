-- zh: 停电记录逐月计入与扣除的户秒
-- en: Counted and excluded user-seconds of outage rows, month by month
-- Params: outage_ids (numbers of the rows)
-- Reads: outage_months. Source: method, "Periods".
select
  outage_id,
  month_start,
  net_user_seconds as net,
  excluded_user_seconds as excluded
from outage_months
where outage_id in (select unnest($outage_ids))
order by outage_id, month_start
