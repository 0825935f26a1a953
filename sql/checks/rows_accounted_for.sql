-- Severity: invariant
-- zh: 读取行数 = 载入 + 拒绝 + 跳过
-- en: Rows read = loaded + rejected + skipped
-- Grain: one row per load.
-- Key: whole.
-- Reads: batches.
-- Source: contract of the feeds.
select
  batch_id,
  rows_read,
  rows_loaded,
  rows_rejected,
  rows_skipped
from batches
where rows_read <> rows_loaded + rows_rejected + rows_skipped or rows_loaded < 0
