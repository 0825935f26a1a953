-- zh: 时段内的停电事件及其户秒
-- en: The events in the span, with their user-seconds
-- Reads: explained_rows.
select
  event_id,
  provider,
  min(outage_id) as first_id,
  count(*) as rows,
  sum(net) as net,
  sum(excluded) as excluded,
  sum(alone) as alone,
  sum(users) as users,
  min(started_at) as started_at,
  max(ended_at) as ended_at,
  bool_or(is_open) as is_open
from explained_rows
group by event_id, provider
