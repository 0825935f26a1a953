-- zh: 所涉停电记录各步送电提前，四舍五入到整秒
-- en: The stages of each variant, those of the rows that the change is about at a part of their time
-- Params: keep_num (numerator of the part that is left), keep_den (its denominator)
-- Reads: whatif_changed_stages, whatif_hits, whatif_rows. Source: method, "What if".
select
  stages.variant,
  stages.place,
  case
    when hits.place is null then stages.restored_s
    else
      rows_held.started_s + cast(
        (
          2 * cast($keep_num as hugeint) * (stages.restored_s - rows_held.started_s)
          + cast($keep_den as hugeint)
        ) // (2 * cast($keep_den as hugeint)) as bigint
      )
  end as restored_s,
  stages.users_restored
from whatif_changed_stages as stages
join whatif_rows as rows_held on rows_held.place = stages.place
left join whatif_hits as hits
  on hits.variant = stages.variant
  and hits.place = stages.place
