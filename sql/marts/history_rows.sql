-- zh: 每条历史指标一行，连同来源；小时数以十亿分之一小时的整数表示。
-- en: The rows of the history feed in whole billionths of an hour, each with its source.
-- Grain: one row per city, tier and year of the history feed in force.
-- Key: whole.
-- Meaning: hours per user as whole billionths, the form in which they are compared, and where the
--   row was read.
-- Reads: history, load_batches, places.
-- Source: method, "Verdicts".
select
  history.city_code,
  history.area_tier,
  cast(history.year as bigint) as year,
  history.hours_e9,
  load_batches.batch_id,
  places.source_file,
  history.source_line - places.first_line as source_line
from history
join load_batches on load_batches.load_no = history.standing
join places
  on places.document_no = history.document_no
  and (
    not places.has_parts
    or (
      history.source_line > places.first_line
      and history.source_line <= places.last_line
    )
  )
