-- zh: 留下的记录的分步送电，原样
-- en: The stages of the rows that are kept, as they were read
-- Reads: whatif_kept, whatif_stages.
select kept.variant, kept.place, stages.restored_s, stages.users_restored
from whatif_kept as kept
join whatif_stages as stages on stages.place = kept.place
