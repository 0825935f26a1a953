-- zh: 有效的历史指标，每市州 × 地区特征 × 年一行；多条的取最后载入的一条。
-- en: The past hours in force, by city, tier and year; of several, the row loaded last.
-- Grain: one row per city, tier and year of the history feed in force.
-- Key: whole.
-- Meaning: the rows of the files in force, except those that give way to another file. Hours are
--   whole billionths, to stay exact.
-- Reads: held_history, replaced_rows, rule.
-- Source: method, "Verdicts".
select
  held_history.document_no,
  held_history.standing,
  held_history.source_line,
  held_history.city as city_code,
  held_history.area_tier,
  held_history.year,
  cast(cast(held_history.hours as decimal(38, 9)) * 1000000000 as decimal(38, 0)) as hours_e9,
  cast(held_history.hours as double) as hours
from held_history
cross join rule
left join replaced_rows
  on replaced_rows.feed = 'history'
  and replaced_rows.document_no = held_history.document_no
  and replaced_rows.source_line = held_history.source_line
where held_history.from_load <= rule.known_order
  and (held_history.to_load is null or held_history.to_load > rule.known_order)
  and replaced_rows.source_line is null
