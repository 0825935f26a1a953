-- zh: 每条历史指标一行，连同来源；小时数以十亿分之一小时的整数表示。
-- Grain: one row per city, tier and year of the history feed in force.
-- Meaning: hours per user as whole billionths, which is how they are compared, and where the row was
--   read.
-- Reads: history, batches_known. Source: method, "Verdicts".
select
  h.city_code,
  h.area_tier,
  cast(h.year as bigint) as year,
  h.hours_e9,
  b.batch_id,
  b.source_file,
  h.source_line
from history h
join batches_known b on b.batch_order = h.batch_order
