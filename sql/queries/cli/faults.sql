-- zh: 需要有人处理的事项数：被拒绝的行、未能读取的文件与未通过的检查（提示除外）
-- en: How many things need attention: rejected rows, files not read, and checks that fail (except info)
-- Reads: rejected_rows, batches, checks.
select
  (select count(*) from rejected_rows)
  + (select count(*) from batches where is_in_force and not_read is not null)
  + (select count(*) from checks where status = 'fail' and severity <> 'info') as faults
