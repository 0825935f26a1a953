-- zh: 被拒绝的行，每行一条，列出全部原因
-- en: The rejected rows, each listed once with all of its problems
-- Params: language (zh or en)
-- Reads: rejected_rows.
select
  batch_id,
  source_file,
  source_line,
  any_value(raw) as raw,
  string_agg(
    coalesce(column_name || ': ', '') || case $language when 'zh' then message else message_en end,
    '; '
    order by column_name, code
  ) as reasons
from rejected_rows
group by batch_id, source_file, source_line
order by source_file, batch_id, source_line
