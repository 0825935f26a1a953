-- zh: 各年各市州判定依据的欠缺，每年 × 市州 × 欠缺一行。
-- en: The gaps in the evidence of the verdicts, by year and city.
-- Grain: one row per year, city and gap in the evidence of its verdicts.
-- Key: whole.
-- Meaning: files that gave nothing and concern the city; files whose rows were replaced by unlike
--   ones; files whose rows of the city are mostly open; years with users but without any outage. What
--   is planned or budgeted is no evidence of what was.
-- Reads: periods, city_rules, unread_documents, document_cities, replaced_outages, documents,
--   mostly_open_documents, document_days, period_figures, confirmed_years.
-- Source: method, "Verdicts".
with years as (
  select cast(period as int) as year
  from periods
  where period_kind = 'year'
),

unread as (
  select
    city_rules.city_code,
    unread_documents.feed,
    unread_documents.source_file,
    unread_documents.reason,
    unread_documents.reason_en
  from unread_documents
  cross join city_rules
  where not unread_documents.is_named
    and unread_documents.feed not in ('budgets', 'plans')
  union all
  select
    document_cities.city_code,
    unread_documents.feed,
    unread_documents.source_file,
    unread_documents.reason,
    unread_documents.reason_en
  from unread_documents
  join document_cities on document_cities.document_no = unread_documents.document_no
  where unread_documents.feed not in ('budgets', 'plans')
),

-- A gap of a file is told alike to each of its cities: with the rows of the whole file.
unlike as (
  select city_code, document_no, sum(count(*)) over (partition by document_no) as outage_rows
  from replaced_outages
  where reason = 'row' and is_unlike
  group by city_code, document_no
),

open_cities as (
  select distinct
    document_days.city_code,
    mostly_open_documents.source_file,
    mostly_open_documents.older_rows,
    mostly_open_documents.open_rows
  from mostly_open_documents
  join document_days on document_days.document_no = mostly_open_documents.document_no
),

gaps as (
  select
    city_code,
    'unread_files' as evidence,
    feed,
    source_file,
    reason as message,
    reason_en as message_en
  from unread
  union all
  select
    unlike.city_code,
    'replaced_unlike' as evidence,
    'outages' as feed,
    documents.source_file,
    concat(
      '有 ',
      cast(unlike.outage_rows as varchar(20)),
      ' 行被其他文件中同一编号、但时间或地区不同的停电替换'
    ) as message,
    concat(
      cast(unlike.outage_rows as varchar(20)),
      ' rows were put aside by rows of other files that bear their number at another time or place'
    ) as message_en
  from unlike
  join documents on documents.document_no = unlike.document_no
  union all
  select
    city_code,
    'mostly_open' as evidence,
    'outages' as feed,
    source_file,
    concat(
      '统计截止七天以前的 ',
      cast(older_rows as varchar(20)),
      ' 行中有 ',
      cast(open_rows as varchar(20)),
      ' 行没有复电时间'
    ) as message,
    concat(
      cast(open_rows as varchar(20)),
      ' of its ',
      cast(older_rows as varchar(20)),
      ' rows that are older than a week have no end'
    ) as message_en
  from open_cities
)

select
  years.year,
  gaps.city_code,
  gaps.evidence,
  gaps.feed,
  gaps.source_file,
  gaps.message,
  gaps.message_en
from years
cross join gaps
union all
select
  cast(period_figures.period as int) as year,
  period_figures.city_code,
  'no_outages' as evidence,
  'outages' as feed,
  '' as source_file,
  '有用户而全期没有一条停电记录' as message,
  'it has users and not one outage row' as message_en
from period_figures
join city_rules on city_rules.city_code = period_figures.city_code
left join confirmed_years
  on confirmed_years.year = cast(period_figures.period as int)
  and confirmed_years.city_code = period_figures.city_code
where period_figures.period_kind = 'year'
  and period_figures.area_tier = 'all'
  and period_figures.user_days > 0
  and period_figures.outages = 0
  and confirmed_years.year is null
