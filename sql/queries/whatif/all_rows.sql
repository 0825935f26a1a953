-- zh: 各设想的停电记录，尚未改动
-- en: The rows of each variant, before anything is changed
-- Reads: whatif_rows, whatif_variants.
select
  variants.variant,
  rows_held.place,
  rows_held.started_s,
  rows_held.restored_s,
  rows_held.users,
  false as is_out,
  false as is_changed
from whatif_variants as variants
cross join whatif_rows as rows_held
