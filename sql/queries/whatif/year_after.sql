-- zh: 往年计入户秒最多的若干项，在次年还有多少
-- en: What the largest items of each year that is complete came to in the year after
-- Params: kind (lines, causes or counties), most (how many items), city_code (the cell’s city),
--   area_tier (its tier)
-- Reads: outage_facts, outage_months, period_hours.
with complete as (
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
    case $kind
      when 'lines' then facts.line_id
      when 'causes' then facts.cause
      when 'counties' then facts.county
    end as name,
    sum(added.net) as net
  from outage_facts as facts
  join added on added.outage_id = facts.outage_id
  group by all
),

largest as (
  select
    named.*,
    row_number() over (
      partition by city_code, area_tier, year
      order by net desc, name
    ) as item
  from named
  where name is not null and net > 0
),

followed as (
  select
    largest.year,
    largest.net,
    coalesce(following.net, 0) as net_after,
    largest.city_code = $city_code and largest.area_tier = $area_tier as is_own
  from largest
  join pairs
    on pairs.city_code = largest.city_code
    and pairs.area_tier = largest.area_tier
    and pairs.year = largest.year
  left join named as following
    on following.city_code = largest.city_code
    and following.area_tier = largest.area_tier
    and following.year = largest.year + 1
    and following.name = largest.name
  where largest.item <= $most
)

select
  year,
  cast(sum(case when is_own then 1 else 0 end) as bigint) as items,
  sum(case when is_own then net else 0 end) as net,
  sum(case when is_own then net_after else 0 end) as net_after,
  count(*) as all_items,
  sum(net) as all_net,
  sum(net_after) as all_net_after
from followed
group by year
order by year
