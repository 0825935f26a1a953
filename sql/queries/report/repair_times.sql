-- zh: 时段内开始、已经结束的故障停电的修复时间：全区域与各市州，各取时户最多的停电原因
-- en: How long faults that started in the period and have ended took to repair, of the region and of each city, for the causes with the most user-hours
-- Params: from (first day of the period), to (the day after its last), region (the region's code), most (causes of each place)
-- Reads: outage_facts. Source: method, "Detail".
with
faults as (
  select
    city_code,
    cause,
    cast(epoch(ended_at) - epoch(started_at) as bigint) as seconds,
    net_user_seconds
  from outage_facts
  where nature = 'fault'
    and not is_open
    and started_at >= cast($from as timestamp)
    and started_at < cast($to as timestamp)
)
select
  coalesce(city_code, $region) as city_code,
  cause,
  count(*) as outages,
  quantile_disc(seconds, 0.5) as median_seconds,
  quantile_disc(seconds, 0.9) as p90_seconds,
  max(seconds) as longest_seconds,
  cast(sum(net_user_seconds) as decimal(38, 0)) as net_user_seconds
from faults
group by grouping sets ((city_code, cause), (cause))
qualify row_number() over (
  partition by coalesce(city_code, $region)
  order by sum(net_user_seconds) desc, cause
) <= $most
order by city_code, net_user_seconds desc, cause
