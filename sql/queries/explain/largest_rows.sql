-- zh: 一份清单中最大的停电记录，按该清单所说的户秒排列
-- en: The largest outage rows of a list, by the user-seconds that the list is about
-- Params: list (all, excluded, refused, covered or clipped), most (how many; null for all of them)
-- Reads: explained_rows.
with listed as (
  select
    *,
    case $list
      when 'excluded' then excluded
      when 'covered' then alone - net - excluded
      when 'clipped' then alone
      else net
    end as weight
  from explained_rows
  where case $list
    when 'excluded' then is_excluded
    when 'refused' then is_refused
    when 'covered' then is_covered
    when 'clipped' then is_clipped
    else true
  end
)
select outage_id, net, excluded, alone, weight
from listed
order by weight desc, outage_id
limit $most
