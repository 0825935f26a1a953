-- Severity: error
-- zh: 被其他文件替换的停电记录与替换它的记录为同一次停电：开始时间相差不超过一天，且在同一市州、地区特征
-- en: A row that replaces one of another document is about the same outage: it starts within a day of it, in the same city and tier
-- Grain: one row per row put aside. Reads: replaced_outages, places. Source: method, "Corrections".
select
  r.event_id,
  r.provider,
  r.asset_id,
  r.city_code,
  r.area_tier,
  r.started_at,
  p.source_file,
  r.source_line - p.first_line as source_line,
  r.by_city_code,
  r.by_area_tier,
  r.by_started_at,
  b.source_file as by_source_file,
  r.by_source_line - b.first_line as by_source_line
from replaced_outages r
join places p
  on p.document_no = r.document_no
  and (not p.has_parts or r.source_line > p.first_line and r.source_line <= p.last_line)
join places b
  on b.document_no = r.by_document_no
  and (not b.has_parts
    or r.by_source_line > b.first_line and r.by_source_line <= b.last_line)
where r.reason = 'row' and r.is_unlike
