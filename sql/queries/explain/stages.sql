-- zh: 停电记录的分步送电，按先后
-- en: The restoration stages of outage rows, in order
-- Params: outage_ids (numbers of the rows)
-- Reads: restoration_stages. Source: method, "From rows to spells".
select outage_id, restored_at, users_restored, source_file, source_line
from restoration_stages
where outage_id in (select unnest($outage_ids))
order by outage_id, restored_at, source_file, source_line
