-- Severity: error
-- zh: 编号没有被写成科学计数法（如 5.10322E+15，末尾的数字已经丢失）
-- en: No identifier is in scientific notation, such as 5.10322E+15, which has lost its last digits
-- Grain: one row per outage row and column.
-- Key: outage_id.
-- Reads: outage_facts.
-- Source: contract of the feeds.
with identifiers as (
  select
    outage_id,
    'event_id' as column_name,
    event_id as value,
    source_file,
    source_line
  from outage_facts
  union all
  select
    outage_id,
    'asset_id' as column_name,
    asset_id as value,
    source_file,
    source_line
  from outage_facts
  where asset_id is not null
  union all
  select
    outage_id,
    'line_id' as column_name,
    line_id as value,
    source_file,
    source_line
  from outage_facts
  where line_id is not null
  union all
  select
    outage_id,
    'avoidance_order' as column_name,
    avoidance_order as value,
    source_file,
    source_line
  from outage_facts
  where avoidance_order is not null
)

select
  outage_id,
  column_name,
  value,
  source_file,
  source_line
from identifiers
where position('E+' in upper(value)) > 0
  and regexp_replace(upper(value), '^[0-9]([.][0-9]+)?E[+][0-9]+$', '') = ''
