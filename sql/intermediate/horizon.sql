-- zh: 统计区间，共一行：[data_from, as_of)，取自设置，否则取首末两个非零星月份。
-- en: The horizon within which the data is complete, in one row: from the settings, or from the rows.
-- Grain: one row.
-- Key: whole.
-- Meaning: data is complete in [data_from, as_of). These come from the settings, otherwise from the
--   first and the last month that is not thin. A month is thin if 20 times the rows that start in
--   it are fewer than the median of the months that have any (of an even number, the lower middle
--   one). So a mistyped year moves neither end. Both ends are also given as days and as seconds of
--   local civil time.
-- Reads: started_months, wanted_horizon, rule.
-- Source: method, "From rows to spells".
with ranked as (
  select
    started_months.*,
    row_number() over (order by outage_rows, month_start) as place,
    count(*) over () as months
  from started_months
),

middle as (
  select outage_rows as median
  from ranked
  where 2 * place = months or 2 * place = months + 1
),

complete as (
  select
    min(started_months.month_start) as first_month,
    max(started_months.month_start) as last_month
  from started_months
  cross join middle
  cross join rule
  where rule.thin_month_factor * started_months.outage_rows >= middle.median
),

bounds as (
  select
    coalesce(wanted_horizon.data_from, complete.first_month) as data_from,
    coalesce(wanted_horizon.as_of, last_day(complete.last_month) + 1) as as_of
  from complete
  cross join wanted_horizon
)

select
  data_from,
  as_of,
  civil_seconds(cast(data_from as timestamp)) as data_from_s,
  civil_seconds(cast(as_of as timestamp)) as as_of_s
from bounds
