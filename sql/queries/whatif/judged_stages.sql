-- zh: 供重新计算的分步送电，仍属原来的停电记录
-- en: The stages to be run again, as the models read them: each stays with its row
-- Reads: outages, whatif_kept_stages.
select
  outages.outage_id,
  stages.restored_s,
  stages.users_restored,
  cast(null as varchar) as fault
from whatif_kept_stages as stages
join outages
  on outages.variant = stages.variant
  and outages.place = stages.place
