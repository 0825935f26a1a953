-- zh: 各文件被替换、替换他行与被撤回的行数，每个文件一行。
-- en: How many rows of each file were replaced, replaced others or were withdrawn.
-- Grain: one row per file in force with rows that were replaced or withdrawn, or that replaced
--   others.
-- Key: whole.
-- Meaning: rows of the file that give way to another file, rows of other files that give way to it,
--   and rows of it in a window that another file replaces.
-- Reads: replaced_rows.
-- Source: method, "Corrections".
with parts as (
  select
    document_no,
    case when reason = 'row' then 1 else 0 end as stood_before,
    0 as put_aside,
    case when reason = 'window' then 1 else 0 end as withdrawn
  from replaced_rows
  union all
  select
    by_document_no as document_no,
    0 as stood_before,
    1 as put_aside,
    0 as withdrawn
  from replaced_rows
  where reason = 'row'
)

select
  document_no,
  cast(sum(stood_before) as bigint) as stood_before,
  cast(sum(put_aside) as bigint) as put_aside,
  cast(sum(withdrawn) as bigint) as withdrawn
from parts
group by document_no
