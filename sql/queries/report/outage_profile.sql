-- zh: 时段内开始的停电：按星期与时刻、按历时、按提前通知分组的条数与户秒，全区域与各市州
-- en: Outages that started in the period by weekday and time of day, by how long they lasted and by the notice given, of the region and of each city
-- Params: from (first day of the period), to (the day after its last), width (hours of a stretch of the day), days (notice that planned outages are due), region (the region's code)
-- Reads: outage_facts. Source: method, "Detail".
with
begun as (
  select
    city_code,
    nature = 'fault' as is_fault,
    cast(isodow(started_at) as integer) as weekday,
    cast(hour(started_at) - hour(started_at) % $width as integer) as from_hour,
    case
      when is_open then 'open'
      when epoch(ended_at) - epoch(started_at) <= 5 * 60 then '5_minutes'
      when epoch(ended_at) - epoch(started_at) <= 30 * 60 then '30_minutes'
      when epoch(ended_at) - epoch(started_at) <= 3600 then '1_hour'
      when epoch(ended_at) - epoch(started_at) <= 2 * 3600 then '2_hours'
      when epoch(ended_at) - epoch(started_at) <= 4 * 3600 then '4_hours'
      when epoch(ended_at) - epoch(started_at) <= 8 * 3600 then '8_hours'
      when epoch(ended_at) - epoch(started_at) <= 24 * 3600 then '24_hours'
      else 'longer'
    end as lasted,
    case
      when nature <> 'planned' then null
      when notified_at is null then 'none'
      when epoch(started_at) - epoch(notified_at) < $days * 86400 then 'late'
      else 'due'
    end as notice,
    net_user_seconds
  from outage_facts
  where started_at >= cast($from as timestamp)
    and started_at < cast($to as timestamp)
),
-- The outages are gone through once; what follows are some thousands of rows.
cells as (
  select
    city_code,
    is_fault,
    weekday,
    from_hour,
    lasted,
    notice,
    count(*) as outages,
    sum(net_user_seconds) as net_user_seconds
  from begun
  group by all
)
select
  case
    when grouping(weekday) = 0 then 'hour'
    when grouping(lasted) = 0 then 'duration'
    else 'notice'
  end as part,
  coalesce(city_code, $region) as city_code,
  is_fault,
  weekday,
  from_hour,
  lasted,
  notice,
  cast(sum(outages) as bigint) as outages,
  cast(sum(net_user_seconds) as decimal(38, 0)) as net_user_seconds
from cells
group by grouping sets (
  (city_code, is_fault, weekday, from_hour),
  (is_fault, weekday, from_hour),
  (city_code, is_fault, lasted),
  (is_fault, lasted),
  (city_code, notice),
  (notice)
)
having grouping(notice) = 1 or notice is not null
order by all
