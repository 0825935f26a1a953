-- zh: 这些停电记录的分步送电
-- en: The stages of these outage rows
-- Reads: restoration_stages, whatif_rows.
select
  rows_held.place,
  civil_seconds(stages.restored_at) as restored_s,
  cast(sum(stages.users_restored) as bigint) as users_restored
from restoration_stages as stages
join whatif_rows as rows_held on rows_held.outage_id = stages.outage_id
group by rows_held.place, stages.restored_at
