-- zh: 各次载入的批次号，每次一行。
-- en: The batch of each load.
-- Grain: one row per version of a file known at the requested state of knowledge.
-- Key: whole.
-- Meaning: what rows are cited with. Unlike other things of a load it never changes.
-- Reads: loads_known.
-- Source: method, "Corrections".
select load_no, batch_id
from loads_known
