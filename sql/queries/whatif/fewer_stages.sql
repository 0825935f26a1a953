-- zh: 所涉停电记录各步送电后仍停电的用户数减少，四舍五入
-- en: The stages of each variant; those of the rows that the change is about leave a part of the users that they left, rounded half up
-- Params: keep_num (numerator of the part that is left), keep_den (its denominator)
-- Reads: whatif_changed, whatif_changed_stages, whatif_hits. Source: method, "What if".
with merged as (
  select variant, place, restored_s, sum(users_restored) as users_restored
  from whatif_changed_stages
  group by variant, place, restored_s
),

left_out as (
  select
    merged.*,
    changed.users,
    hits.place is not null as is_hit,
    changed.users - sum(merged.users_restored) over (
      partition by merged.variant, merged.place
      order by merged.restored_s
    ) as users_left
  from merged
  join whatif_changed as changed
    on changed.variant = merged.variant
    and changed.place = merged.place
  left join whatif_hits as hits
    on hits.variant = merged.variant
    and hits.place = merged.place
),

scaled as (
  select
    left_out.*,
    (2 * cast($keep_num as hugeint) * users + cast($keep_den as hugeint))
      // (2 * cast($keep_den as hugeint)) as scaled_users,
    (2 * cast($keep_num as hugeint) * users_left + cast($keep_den as hugeint))
      // (2 * cast($keep_den as hugeint)) as scaled_left
  from left_out
)

select
  variant,
  place,
  restored_s,
  cast(
    case
      when is_hit
        then lag(scaled_left, 1, scaled_users) over (
          partition by variant, place
          order by restored_s
        ) - scaled_left
      else users_restored
    end as bigint
  ) as users_restored
from scaled
