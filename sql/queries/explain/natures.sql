-- zh: 时段内各停电性质的户秒
-- en: The user-seconds of the span by nature
-- Reads: explained_rows.
select
  nature,
  count(*) as rows,
  sum(net) as net,
  sum(excluded) as excluded,
  sum(alone) as alone
from explained_rows
group by nature
order by net desc, nature
