-- zh: 各月数据是否齐全
-- en: How complete the data of each month is
-- Grain: one row per month of the calendar
-- Params: year (default: all years)
-- Read: A month with far fewer outages or cities than its neighbours probably lacks a file. Shares are of all outage
--   rows that began in the month; no_notice is a share of the planned ones.
with asked as (
  select cast($year as bigint) as year
),

months as (
  select calendar.month, bool_and(calendar.is_complete) as is_complete
  from calendar
  cross join asked
  where calendar.year = coalesce(asked.year, calendar.year)
  group by calendar.month
),

begun as (
  select
    year(started_at) * 100 + month(started_at) as month_number,
    count(*) as outages,
    count(distinct city_code) as cities,
    count(line_id) as with_line,
    count(asset_id) as with_asset,
    count(cause) as with_cause,
    count(case when nature = 'planned' then 1 end) as planned,
    count(case when nature = 'planned' and notified_at is null then 1 end) as silent,
    count(case when is_open then 1 end) as open_outages
  from outage_facts
  group by year(started_at) * 100 + month(started_at)
)

select
  months.month,
  months.is_complete,
  coalesce(begun.outages, 0) as outages,
  coalesce(begun.cities, 0) as cities,
  round(1 - cast(begun.with_line as double) / begun.outages, 4) as no_line,
  round(1 - cast(begun.with_asset as double) / begun.outages, 4) as no_asset,
  round(1 - cast(begun.with_cause as double) / begun.outages, 4) as no_cause,
  round(cast(begun.silent as double) / nullif(begun.planned, 0), 4) as no_notice,
  coalesce(begun.open_outages, 0) as open_outages
from months
left join begun
  on begun.month_number
    = cast(substring(months.month, 1, 4) as bigint) * 100
      + cast(substring(months.month, 6, 2) as bigint)
order by months.month
