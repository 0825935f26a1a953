-- zh: 各类数据、各种问题被拒绝的行数
-- en: Rejected rows by feed and code
-- Reads: rejected_rows.
select feed, code, count(distinct (source_file, source_line)) as rows
from rejected_rows
group by feed, code
order by feed, code
