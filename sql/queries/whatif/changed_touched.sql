-- zh: 改动所及的重叠组
-- en: The chains of rows in which anything is changed
-- Reads: whatif_changed, whatif_rows.
select distinct changed.variant, rows_held.population
from whatif_changed as changed
join whatif_rows as rows_held on rows_held.place = changed.place
where changed.is_changed
