-- zh: 一项改动涉及的停电记录数
-- en: How many rows a change is about
-- Params: step (number of the change)
-- Reads: whatif_hits.
select count(*) as hits
from whatif_hits
where variant = $step
