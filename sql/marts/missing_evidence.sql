-- Grain: one row per year, city and fault that speaks against the evidence of its verdicts.
-- Meaning: files that gave nothing and concern the city; files whose rows were put aside by unlike
--   ones; files with rows of the city that are mostly open; a year with users and without any outage.
-- Reads: periods, city_rules, unread_documents, document_cities, replaced_outages, documents,
--   mostly_open_documents, outages, period_hours, confirmed_years. Source: method, "Verdicts".
with years as (
  select cast(period as int) as year from periods where period_kind = 'year'
),

unread as (
  select c.city_code, u.feed, u.source_file, u.reason, u.reason_en
  from unread_documents u
  cross join city_rules c
  where not u.is_named
  union all
  select d.city_code, u.feed, u.source_file, u.reason, u.reason_en
  from unread_documents u
  join document_cities d on d.document_no = u.document_no
),

-- A fault of a file is told alike to each of its cities: with the rows of the whole file.
unlike as (
  select city_code, document_no, sum(count(*)) over (partition by document_no) as outage_rows
  from replaced_outages
  where reason = 'row' and is_unlike
  group by city_code, document_no
),

open_cities as (
  select distinct o.city_code, m.source_file, m.older_rows, m.open_rows
  from mostly_open_documents m
  join outages o on o.document_no = m.document_no
),

faults as (
  select city_code, 'unread_files' as evidence, feed, source_file, reason as message,
    reason_en as message_en
  from unread
  union all
  select u.city_code, 'replaced_unlike', 'outages', d.source_file,
    concat('有 ', cast(u.outage_rows as varchar(20)),
      ' 行被其他文件中同一编号、但时间或地区不同的停电替换'),
    concat(cast(u.outage_rows as varchar(20)),
      ' rows were put aside by rows of other files that bear their number at another time or place')
  from unlike u
  join documents d on d.document_no = u.document_no
  union all
  select city_code, 'mostly_open', 'outages', source_file,
    concat('统计截止七天以前的 ', cast(older_rows as varchar(20)), ' 行中有 ',
      cast(open_rows as varchar(20)), ' 行没有复电时间'),
    concat(cast(open_rows as varchar(20)), ' of its ', cast(older_rows as varchar(20)),
      ' rows that are older than a week have no end')
  from open_cities
)

select
  cast(y.year as bigint) as year,
  f.city_code,
  f.evidence,
  f.feed,
  f.source_file,
  f.message,
  f.message_en
from years y
cross join faults f
union all
select
  cast(p.period as bigint),
  p.city_code,
  'no_outages',
  'outages',
  '',
  '有用户而全期没有一条停电记录',
  'it has users and not one outage row'
from period_hours p
join city_rules c on c.city_code = p.city_code
left join confirmed_years k on k.year = cast(p.period as int) and k.city_code = p.city_code
where p.period_kind = 'year' and p.area_tier = 'all' and p.user_days > 0 and p.outages = 0
  and k.year is null
