-- Severity: error
-- zh: 被其他文件替换的停电记录与替换它的记录为同一次停电：开始时间相差不超过一天，且在同一市州、地区特征
-- en: A row that replaces a row of another file is about the same outage: both start within a day of each other, in the same city and tier
-- Grain: one row per replaced row.
-- Key: whole.
-- Reads: replaced_outages, places.
-- Source: method, "Corrections".
select
  replaced_outages.event_id,
  replaced_outages.provider,
  replaced_outages.asset_id,
  replaced_outages.city_code,
  replaced_outages.area_tier,
  replaced_outages.started_at,
  places.source_file,
  replaced_outages.source_line - places.first_line as source_line,
  replaced_outages.by_city_code,
  replaced_outages.by_area_tier,
  replaced_outages.by_started_at,
  by_places.source_file as by_source_file,
  replaced_outages.by_source_line - by_places.first_line as by_source_line
from replaced_outages
join places
  on places.document_no = replaced_outages.document_no
  and (
    not places.has_parts
    or (
      replaced_outages.source_line > places.first_line
      and replaced_outages.source_line <= places.last_line
    )
  )
join places as by_places
  on by_places.document_no = replaced_outages.by_document_no
  and (
    not by_places.has_parts
    or (
      replaced_outages.by_source_line > by_places.first_line
      and replaced_outages.by_source_line <= by_places.last_line
    )
  )
where replaced_outages.reason = 'row' and replaced_outages.is_unlike
