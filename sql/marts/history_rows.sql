-- zh: 每条历史指标一行，连同来源；小时数以十亿分之一小时的整数表示。
-- Grain: one row per city, tier and year of the history feed in force.
-- Meaning: hours per user as whole billionths, which is how they are compared, and where the row was
--   read.
-- Reads: history, loads_known, places. Source: method, "Verdicts".
select
  h.city_code,
  h.area_tier,
  cast(h.year as bigint) as year,
  h.hours_e9,
  l.batch_id,
  p.source_file,
  h.source_line - p.first_line as source_line
from history h
join loads_known l on l.load_no = h.standing
join places p
  on p.document_no = h.document_no
  and (not p.has_parts or h.source_line > p.first_line and h.source_line <= p.last_line)
