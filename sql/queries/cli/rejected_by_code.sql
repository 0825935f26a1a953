-- zh: 各文件、各种问题被拒绝的行数与首例；因同一原因整个被拒绝的文件只列该原因
-- en: Rejected rows by file and code, with the first of each; a file rejected as a whole for one reason shows only that reason
-- Reads: rejected_rows, batches.
with
faults as (
  select
    source_file,
    code,
    column_name,
    count(distinct source_line) as rows,
    min(source_line) as first_line,
    arg_min(message, source_line) as message,
    arg_min(message_en, source_line) as message_en
  from rejected_rows
  group by source_file, code, column_name
),
fallen as (
  select rejects.source_file, count(distinct rejects.source_line) as rejected
  from rejected_rows as rejects
  where not exists (
    select 1
    from batches
    where batches.source_file = rejects.source_file and batches.rows_loaded > 0
  )
  group by rejects.source_file
),
causes as (
  select faults.*
  from faults
  join fallen
    on fallen.source_file = faults.source_file
    and fallen.rejected = faults.rows
  where fallen.rejected > 1
  qualify row_number() over (
    partition by faults.source_file
    order by faults.code, faults.column_name
  ) = 1
),
codes as (
  select
    source_file,
    code,
    count(distinct source_line) as rows,
    min(source_line) as first_line,
    arg_min(message, source_line) as message,
    arg_min(message_en, source_line) as message_en
  from rejected_rows
  where source_file not in (select source_file from causes)
  group by source_file, code
)
select source_file, code, rows, first_line, message, message_en, false as is_whole_file
from codes
union all
select source_file, code, rows, first_line, message, message_en, true as is_whole_file
from causes
order by source_file, rows desc, code
