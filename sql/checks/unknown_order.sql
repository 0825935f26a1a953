-- Severity: error
-- zh: 对同一行内容不一的文件，其先后已知（同时到来的文件须在 shihu.loads.csv 中确认次序）
-- en: Of documents that disagree on a row it is known which is newer (confirm the order of those that came together in shihu.loads.csv)
-- Grain: one row per row put aside by one that may be the older. Reads: disagreeing_rows, loads_known,
--   places. Source: method, "Corrections".
select
  r.feed,
  p.source_file,
  r.source_line - p.first_line as source_line,
  b.source_file as by_source_file,
  r.by_source_line - b.first_line as by_source_line
from disagreeing_rows r
join loads_known l on l.load_no = r.standing
join loads_known n on n.load_no = r.by_standing and n.group_no = l.group_no
join places p
  on p.document_no = r.document_no
  and (not p.has_parts or r.source_line > p.first_line and r.source_line <= p.last_line)
join places b
  on b.document_no = r.by_document_no
  and (not b.has_parts
    or r.by_source_line > b.first_line and r.by_source_line <= b.last_line)
