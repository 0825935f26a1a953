-- zh: 各设想的分步送电，尚未改动
-- en: The stages of each variant, before anything is changed
-- Reads: whatif_stages, whatif_variants.
select variants.variant, stages.place, stages.restored_s, stages.users_restored
from whatif_variants as variants
cross join whatif_stages as stages
