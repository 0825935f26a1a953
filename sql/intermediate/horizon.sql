-- zh: 统计区间，共一行：[data_from, as_of)，取自设置，否则为首末条停电记录所在月份。
-- Grain: one row.
-- Meaning: data is complete in [data_from, as_of): as set, or the months of the first and the last
--   start held. Also the two as days and as seconds of local civil time.
-- Reads: outages, rule. Source: method, "From rows to spells".
with held as (
  select min(started_at) as first_start, max(started_at) as last_start
  from outages
),

bounds as (
  select
    coalesce(r.data_from, cast(date_trunc('month', h.first_start) as date)) as data_from,
    coalesce(r.as_of, last_day(cast(h.last_start as date)) + 1) as as_of
  from held h
  cross join rule r
)

select
  data_from,
  as_of,
  civil_seconds(cast(data_from as timestamp)) as data_from_s,
  civil_seconds(cast(as_of as timestamp)) as as_of_s
from bounds
