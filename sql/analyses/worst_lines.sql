-- zh: 时户最多的线路：本年与上年
-- en: Lines with the most user-hours, this year against last
-- Grain: one row per line
-- Params: year (default: the latest), city (default: all cities), top (default: 20)
-- Read: An outage counts in the year in which it began. A line that is high in both years needs work; one that is new
--   on the list had a bad year.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from verdicts)) as year,
    cast($city as varchar) as city_code
),

lines as (
  select
    facts.city_code,
    facts.city_name,
    facts.line_id,
    sum(case when year(facts.started_at) = asked.year then facts.net_user_seconds end) as this_year,
    sum(case when year(facts.started_at) = asked.year - 1 then facts.net_user_seconds end) as last_year,
    count(case when year(facts.started_at) = asked.year then 1 end) as outages,
    count(case when year(facts.started_at) = asked.year - 1 then 1 end) as outages_last_year
  from outage_facts as facts
  cross join asked
  where facts.line_id is not null
    and year(facts.started_at) between asked.year - 1 and asked.year
    and facts.city_code = coalesce(asked.city_code, facts.city_code)
  group by facts.city_code, facts.city_name, facts.line_id
)

select
  city_name,
  line_id,
  round(cast(coalesce(this_year, 0) as double) / 3600, 2) as user_hours,
  round(cast(coalesce(last_year, 0) as double) / 3600, 2) as user_hours_last_year,
  outages,
  outages_last_year
from lines
order by coalesce(this_year, 0) desc, city_code, line_id
limit coalesce(cast($top as bigint), 20)
