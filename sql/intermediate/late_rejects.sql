-- zh: 单独看可读、但与其他文件的行相矛盾的行，每行一条。
-- en: The rows that can be read on their own but do not fit the rows of other files.
-- Grain: one row per loaded row that does not fit the rows of other files.
-- Key: whole.
-- Meaning: stages without an outage row, outside it or with too many users; customer rows of one
--   key that cover a common day.
-- Reads: judged_stages, judged_customers.
-- Source: method, "From rows to spells" and "Equivalent users".
select
  document_no,
  standing,
  'restorations' as feed,
  source_line,
  case
    when fault = 'too_many_restored' then 'users_restored'
    when fault = 'restored_outside' then 'restored_at'
    else 'event_id'
  end as column_name,
  fault as code,
  case
    when fault = 'orphan_restoration' and fitting > 1
      then concat(
        '停电事件 ',
        event_id,
        ' 有 ',
        cast(fitting as varchar(20)),
        ' 行，无法判断本步送电属于哪一行；请补充 asset_id 或 provider'
      )
    when fault = 'orphan_restoration'
      then concat('没有事件编号为 ', event_id, ' 的停电记录')
    when fault = 'restored_outside'
      then '复电时间不在该停电记录的起止时间之内'
    else concat(
      '至此累计复电 ',
      cast(restored_so_far as varchar(40)),
      ' 户，超过停电的 ',
      cast(users as varchar(40)),
      ' 户'
    )
  end as message,
  case
    when fault = 'orphan_restoration' and fitting > 1
      then concat(
        'event ',
        event_id,
        ' has ',
        cast(fitting as varchar(20)),
        ' rows that fit; give asset_id or provider to say which'
      )
    when fault = 'orphan_restoration'
      then concat('there is no outage row of event ', event_id)
    when fault = 'restored_outside'
      then 'the time lies outside the outage row'
    else concat(
      cast(restored_so_far as varchar(40)),
      ' users restored by then, of ',
      cast(users as varchar(40)),
      ' that were out'
    )
  end as message_en,
  raw
from judged_stages
where fault is not null
union all
select
  document_no,
  standing,
  'customers' as feed,
  source_line,
  'valid_from' as column_name,
  fault as code,
  '同一市州、地区特征、区县、供电单位的有效期与另一行重叠，两行均不采用' as message,
  'its validity overlaps with that of another row of the same key; neither is used' as message_en,
  raw
from judged_customers
where fault is not null
