-- zh: 时段内编号与输入最接近的停电事件
-- en: The event of the span whose number is closest to the one given
-- Params: event_id (what was written)
-- Reads: explained_rows.
with near as (
  select event_id, levenshtein(event_id, $event_id) as distance
  from explained_rows
)
select event_id
from near
where distance <= greatest(1, length($event_id) // 3)
order by distance, event_id
limit 1
