-- zh: 不计所涉停电记录
-- en: The rows of each variant without those that the change is about
-- Reads: whatif_changed, whatif_hits. Source: method, "What if".
select
  changed.* exclude (is_out, is_changed),
  changed.is_out or hits.place is not null as is_out,
  changed.is_changed or hits.place is not null as is_changed
from whatif_changed as changed
left join whatif_hits as hits
  on hits.variant = changed.variant
  and hits.place = changed.place
