-- Severity: error
-- zh: 编号没有被写成科学计数法（如 5.10322E+15，末尾的数字已经丢失）
-- en: No identifier stands in scientific notation, such as 5.10322E+15: its last digits are lost
-- Grain: one row per outage row and column. Reads: outages, places. Source: contract of the feeds.
with identifiers as (
  select document_no, source_line, 'event_id' as column_name, event_id as value from outages
  union all
  select document_no, source_line, 'asset_id', asset_id from outages where asset_id is not null
  union all
  select document_no, source_line, 'line_id', line_id from outages where line_id is not null
  union all
  select document_no, source_line, 'avoidance_order', avoidance_order
  from outages
  where avoidance_order is not null
)

select i.column_name, i.value, p.source_file, i.source_line - p.first_line as source_line
from identifiers i
join places p
  on p.document_no = i.document_no
  and (not p.has_parts or i.source_line > p.first_line and i.source_line <= p.last_line)
where position('E+' in upper(i.value)) > 0
  and regexp_replace(upper(i.value), '^[0-9]([.][0-9]+)?E[+][0-9]+$', '') = ''
