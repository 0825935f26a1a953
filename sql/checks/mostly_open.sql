-- Severity: error
-- zh: 没有一个文件中早于统计截止日七天以上的停电过半尚未复电
-- en: No file has more than half of its outages older than a week still open
-- Grain: one row per file.
-- Key: whole.
-- Reads: mostly_open_documents.
-- Source: method, "Verdicts".
select source_file, older_rows, open_rows
from mostly_open_documents
