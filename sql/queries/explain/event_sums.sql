-- zh: 有计入户秒与没有计入户秒的停电事件各自的合计
-- en: Sums over the events with counted user-seconds, and over those without
-- Reads: explained_events.
select
  net > 0 as adds,
  count(*) as events,
  coalesce(sum(rows), 0) as rows,
  coalesce(sum(net), 0) as net,
  coalesce(sum(excluded), 0) as excluded,
  coalesce(sum(alone), 0) as alone
from explained_events
group by net > 0
