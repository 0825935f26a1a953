-- zh: 留下的停电记录改动后的分步送电
-- en: The stages of the rows that are kept, as they were changed
-- Reads: whatif_changed_stages, whatif_kept.
select stages.variant, stages.place, stages.restored_s, stages.users_restored
from whatif_changed_stages as stages
join whatif_kept as kept
  on kept.variant = stages.variant
  and kept.place = stages.place
