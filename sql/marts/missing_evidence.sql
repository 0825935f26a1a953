-- zh: 判定依据的欠缺，每年 × 市州 × 欠缺一行。
-- en: The gaps in the evidence of the verdicts, by year and city.
-- Grain: one row per year, city and gap in the evidence of its verdicts.
-- Key: whole.
-- Meaning: what the evidence lacks, in words.
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
