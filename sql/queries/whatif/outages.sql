-- zh: 供重新计算的停电记录；每种设想自成一个市州，互不相干
-- en: The rows to be run again, as the models read outages: each variant is a city of its own
-- Reads: whatif_kept, whatif_rows. Source: method, "What if".
select
  row_number() over (order by kept.variant, kept.place) as outage_id,
  kept.variant,
  kept.place,
  rows_held.population,
  rows_held.event_id,
  rows_held.provider,
  cast(kept.variant as varchar) as city_code,
  rows_held.area_tier,
  rows_held.asset_id,
  kept.started_s,
  kept.restored_s,
  kept.users
from whatif_kept as kept
join whatif_rows as rows_held on rows_held.place = kept.place
