-- zh: 所涉停电记录的时长缩短，四舍五入到整秒
-- en: The rows of each variant, those that the change is about with a part of their duration, rounded half up
-- Params: keep_num (numerator of the part that is left), keep_den (its denominator)
-- Reads: whatif_changed, whatif_hits. Source: method, "What if".
select
  changed.* exclude (restored_s, is_changed),
  case
    when hits.place is null then changed.restored_s
    else
      changed.started_s + cast(
        (
          2 * cast($keep_num as hugeint) * (changed.restored_s - changed.started_s)
          + cast($keep_den as hugeint)
        ) // (2 * cast($keep_den as hugeint)) as bigint
      )
  end as restored_s,
  changed.is_changed or hits.place is not null as is_changed
from whatif_changed as changed
left join whatif_hits as hits
  on hits.variant = changed.variant
  and hits.place = changed.place
