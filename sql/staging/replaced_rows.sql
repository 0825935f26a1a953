-- zh: 各类数据中被其他文件同一标识的行替换、或因替换时段撤回的行，每行一条。
-- en: The rows of any feed replaced by another file or withdrawn by its window.
-- Grain: one row per input row of a file in force that does not count.
-- Key: whole.
-- Meaning: the file and row that take precedence, and the standing of both.
-- Reads: replaced_outages, replaced_restorations, register_rows, loads_known.
-- Source: method, "Corrections".
with others as (
  select
    'restorations' as feed,
    document_no,
    source_line,
    standing,
    by_standing as highest_standing,
    by_source_line
  from replaced_restorations
  union all
  select
    feed,
    document_no,
    source_line,
    standing,
    max(standing) over (partition by feed, identity) as highest_standing,
    first_value(source_line) over (
      partition by feed, identity
      order by standing desc
    ) as by_source_line
  from register_rows
)

select
  others.feed,
  others.document_no,
  others.source_line,
  'row' as reason,
  others.standing,
  loads_known.document_no as by_document_no,
  others.by_source_line,
  others.highest_standing as by_standing
from others
join loads_known on loads_known.load_no = others.highest_standing
where others.standing < others.highest_standing
union all
select
  'outages' as feed,
  document_no,
  source_line,
  reason,
  standing,
  by_document_no,
  by_source_line,
  by_standing
from replaced_outages
