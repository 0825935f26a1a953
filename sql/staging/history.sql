-- zh: 有效的历史指标，每市州 × 地区特征 × 年一行；取最后载入的一条。
-- Grain: one row per city, tier and year of the history feed in force.
-- Meaning: the rows of the documents in force, but for those that give way to another document; hours
--   as whole billionths, to stay exact.
-- Reads: held_history, replaced_rows, rule. Source: method, "Verdicts".
select
  h.document_no,
  h.standing,
  h.source_line,
  h.city as city_code,
  h.area_tier,
  h.year,
  cast(cast(h.hours as decimal(38, 9)) * 1000000000 as decimal(38, 0)) as hours_e9,
  cast(h.hours as double) as hours
from held_history h
cross join rule r
left join replaced_rows p
  on p.feed = 'history' and p.document_no = h.document_no and p.source_line = h.source_line
where h.from_load <= r.known_order
  and (h.to_load is null or h.to_load > r.known_order)
  and p.source_line is null
