-- Severity: warning
-- zh: 没有被拒绝的行
-- en: No input row was rejected
-- Grain: one row per rejected row and fault. Reads: rejected_rows. Source: contract of the feeds.
select feed, source_file, source_line, column_name, code, message, message_en
from rejected_rows
