-- Severity: error
-- zh: 数据文件夹中的文件都已读取，且有数据行被采用（否则受影响的判定为“无法判定”）
-- en: Every file in the feed folders was read and gave rows (otherwise the verdicts that it could change are undetermined)
-- Grain: one row per file.
-- Key: whole.
-- Reads: unread_documents.
-- Source: method, "Verdicts".
select
  feed,
  source_file,
  reason,
  reason_en
from unread_documents
