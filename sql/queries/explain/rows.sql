-- zh: 时段内的停电记录：各自计入、扣除的户秒，不计其他记录时的户秒，以及所属的清单
-- en: The outage rows of the span: user-seconds counted, excluded and on their own, and the lists each row is on
-- Params: from (first day of the span), to (the day after its last)
-- Reads: explained_touching, explained_added, explained_restored. Source: method, "Overlap".
with
span as (
  select cast($from as timestamp) as begins, cast($to as timestamp) as ends
),
measured as (
  select
    touching.*,
    coalesce(added.net, 0) as net,
    coalesce(added.excluded, 0) as excluded,
    coalesce(added.net_on, 0) as net_on,
    touching.users * greatest(0, date_diff(
      'second',
      greatest(touching.started_at, span.begins),
      least(touching.ended_at, span.ends)
    )) - coalesce(restored.restored, 0) as alone,
    touching.started_at >= span.begins as is_started,
    touching.started_at < span.begins or touching.ended_at > span.ends as is_clipped
  from explained_touching as touching
  cross join span
  left join explained_added as added on added.outage_id = touching.outage_id
  left join explained_restored as restored on restored.outage_id = touching.outage_id
  where touching.ended_at > span.begins or touching.started_at >= span.begins
)
select
  *,
  excluded > 0 as is_excluded,
  claim = 'refused' as is_refused,
  alone > net + excluded as is_covered
from measured
