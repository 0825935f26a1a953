-- zh: 与同一用户群其他记录在时间上重叠的停电记录，每条一行。
-- en: The outage rows that share time with another row of the same population.
-- Grain: one row per outage row that shares time with another row of the same population.
-- Key: outage_id.
-- Meaning: rows of which at least a part was held against other rows.
-- Reads: overlapping_segments.
-- Source: method, "Overlap".
select distinct outage_id
from overlapping_segments
