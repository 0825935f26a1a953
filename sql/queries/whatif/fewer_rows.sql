-- zh: 所涉停电记录的停电用户数减少，四舍五入
-- en: The rows of each variant, those that the change is about with a part of their users, rounded half up
-- Params: keep_num (numerator of the part that is left), keep_den (its denominator)
-- Reads: whatif_changed, whatif_hits. Source: method, "What if".
select
  changed.* exclude (users, is_changed),
  case
    when hits.place is null then changed.users
    else
      cast(
        (2 * cast($keep_num as hugeint) * changed.users + cast($keep_den as hugeint))
        // (2 * cast($keep_den as hugeint)) as bigint
      )
  end as users,
  changed.is_changed or hits.place is not null as is_changed
from whatif_changed as changed
left join whatif_hits as hits
  on hits.variant = changed.variant
  and hits.place = changed.place
