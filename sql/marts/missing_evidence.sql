-- zh: 使判定依据不齐全的事由，每年 × 市州 × 事由一行。
-- en: What speaks against the evidence of the verdicts, by year and city.
-- Grain: one row per year, city and fault that speaks against the evidence of its verdicts.
-- Meaning: what the verdicts hold against their evidence, in words.
-- Reads: evidence_gaps.
-- Source: method, "Verdicts".
select
  cast(year as bigint) as year,
  city_code,
  evidence,
  feed,
  source_file,
  message,
  message_en
from evidence_gaps
