-- zh: 各停电记录因分步送电而在时段内少停的户秒
-- en: User-seconds in the span that staged restorations save for each outage row
-- Params: from (first day of the span), to (the day after its last)
-- Reads: restoration_stages, explained_touching. Source: method, "From rows to spells".
select
  stages.outage_id,
  sum(
    stages.users_restored * greatest(0, date_diff(
      'second',
      greatest(stages.restored_at, cast($from as timestamp)),
      least(touching.ended_at, cast($to as timestamp))
    ))
  ) as restored
from restoration_stages as stages
join explained_touching as touching on touching.outage_id = stages.outage_id
group by stages.outage_id
