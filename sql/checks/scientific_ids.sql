-- Severity: error
-- zh: 编号没有被写成科学计数法（如 5.10322E+15，末尾的数字已经丢失）
-- en: No identifier is in scientific notation, such as 5.10322E+15, which has lost its last digits
-- Grain: one row per outage row and column.
-- Reads: outages, places.
-- Source: contract of the feeds.
with identifiers as (
  select
    document_no,
    source_line,
    'event_id' as column_name,
    event_id as value
  from outages
  union all
  select
    document_no,
    source_line,
    'asset_id' as column_name,
    asset_id as value
  from outages
  where asset_id is not null
  union all
  select
    document_no,
    source_line,
    'line_id' as column_name,
    line_id as value
  from outages
  where line_id is not null
  union all
  select
    document_no,
    source_line,
    'avoidance_order' as column_name,
    avoidance_order as value
  from outages
  where avoidance_order is not null
)

select
  identifiers.column_name,
  identifiers.value,
  places.source_file,
  identifiers.source_line - places.first_line as source_line
from identifiers
join places
  on places.document_no = identifiers.document_no
  and (
    not places.has_parts
    or (
      identifiers.source_line > places.first_line
      and identifiers.source_line <= places.last_line
    )
  )
where position('E+' in upper(identifiers.value)) > 0
  and regexp_replace(upper(identifiers.value), '^[0-9]([.][0-9]+)?E[+][0-9]+$', '') = ''
