-- zh: 各年时户最多的线路、停电原因或区县，次年还有多少
-- en: What the largest lines, causes or counties of each year came to in the year after
-- Grain: one row per year that is complete and has a complete year after it
-- Params: city (default: all cities), tier (default: all tiers), kind (default: lines; one of lines, causes, counties),
--   most (default: 5)
-- Read: The largest are those with the most counted user-seconds of the year, so many in each city and tier. kept is
--   what they still had in the year after, of what they had. What is far below 1 would have come down by itself: no
--   more than kept of a saving found in one year can be expected in the next.
with asked as (
  select
    cast($city as varchar) as city_code,
    cast($tier as varchar) as area_tier,
    coalesce(cast($kind as varchar), 'lines') as kind,
    coalesce(cast($most as bigint), 5) as most
),

complete as (
  select city_code, area_tier, cast(period as bigint) as year
  from period_hours
  where period_kind = 'year' and area_tier <> 'all' and is_final
),

pairs as (
  select complete.city_code, complete.area_tier, complete.year
  from complete
  join complete as following
    on following.city_code = complete.city_code
    and following.area_tier = complete.area_tier
    and following.year = complete.year + 1
  cross join asked
  where complete.city_code = coalesce(asked.city_code, complete.city_code)
    and complete.area_tier = coalesce(asked.area_tier, complete.area_tier)
),

added as (
  select outage_id, year(month_start) as year, sum(net_user_seconds) as net
  from outage_months
  group by outage_id, year(month_start)
),

named as (
  select
    facts.city_code,
    facts.area_tier,
    added.year,
    case asked.kind
      when 'lines' then facts.line_id
      when 'causes' then facts.cause
      when 'counties' then facts.county
    end as name,
    sum(added.net) as net
  from outage_facts as facts
  join added on added.outage_id = facts.outage_id
  cross join asked
  group by all
),

largest as (
  select
    named.*,
    row_number() over (
      partition by named.city_code, named.area_tier, named.year
      order by named.net desc, named.name
    ) as place
  from named
  join pairs
    on pairs.city_code = named.city_code
    and pairs.area_tier = named.area_tier
    and pairs.year = named.year
  where named.name is not null and named.net > 0
)

select
  largest.year,
  count(*) as items,
  sum(largest.net) as user_seconds,
  sum(coalesce(following.net, 0)) as user_seconds_year_after,
  round(cast(sum(largest.net) as double) / 3600, 2) as user_hours,
  round(cast(sum(coalesce(following.net, 0)) as double) / 3600, 2) as user_hours_year_after,
  round(
    cast(sum(coalesce(following.net, 0)) as double) / cast(sum(largest.net) as double), 4
  ) as kept
from largest
cross join asked
left join named as following
  on following.city_code = largest.city_code
  and following.area_tier = largest.area_tier
  and following.name = largest.name
  and following.year = largest.year + 1
where largest.place <= asked.most
group by largest.year
order by largest.year
