-- zh: 停电时段相互重叠的停电设备
-- en: Assets whose outages overlap in time
-- Grain: one row per city, tier and asset with rows that overlap
-- Params: year (default: the latest), city (default: all cities), top (default: 50)
-- Read: overlapping counts the rows that begin while an earlier row of the asset is still open. Users are counted once,
--   so no hours are counted twice. Many overlaps in one place suggest double entries.
with asked as (
  select
    coalesce(cast($year as bigint), (select max(year) from verdicts)) as year,
    cast($city as varchar) as city_code
),

ordered as (
  select
    facts.city_code,
    facts.city_name,
    facts.area_tier,
    facts.asset_id,
    facts.net_user_seconds,
    facts.started_at < max(facts.ended_at) over (
      partition by facts.city_code, facts.area_tier, facts.asset_id
      order by facts.started_at, facts.outage_id
      rows between unbounded preceding and 1 preceding
    ) as is_overlapping
  from outage_facts as facts
  cross join asked
  where facts.asset_id is not null
    and facts.ended_at > facts.started_at
    and year(facts.started_at) = asked.year
    and facts.city_code = coalesce(asked.city_code, facts.city_code)
)

select
  city_name,
  area_tier,
  asset_id,
  count(*) as outages,
  count(case when is_overlapping then 1 end) as overlapping,
  round(cast(sum(net_user_seconds) as double) / 3600, 2) as user_hours
from ordered
group by city_code, city_name, area_tier, asset_id
having count(case when is_overlapping then 1 end) > 0
order by
  count(case when is_overlapping then 1 end) desc,
  sum(net_user_seconds) desc,
  city_code,
  area_tier,
  asset_id
limit coalesce(cast($top as bigint), 50)
