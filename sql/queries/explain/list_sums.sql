-- zh: 各清单的记录数与户秒合计；没有记录的清单不列
-- en: Rows and user-seconds of each list; a list without rows is left out
-- Reads: explained_rows.
with listed as (
  select 'all' as list, net, excluded, alone from explained_rows
  union all
  select 'excluded' as list, net, excluded, alone from explained_rows where is_excluded
  union all
  select 'refused' as list, net, excluded, alone from explained_rows where is_refused
  union all
  select 'covered' as list, net, excluded, alone from explained_rows where is_covered
  union all
  select 'clipped' as list, net, excluded, alone from explained_rows where is_clipped
)
select
  list,
  count(*) as rows,
  sum(net) as net,
  sum(excluded) as excluded,
  sum(alone) as alone
from listed
group by list
