-- Grain: one row per month, city and event: the ten with the most user-seconds.
-- Meaning: an event is all rows of one provider, identifier and city. It belongs to the month in which
--   its first row started, so that the ten of any longer period are among those of its months.
-- Reads: outage_facts, days, horizon. Source: method, "Detail".
with events as (
  select
    city_code,
    event_id,
    coalesce(provider, '') as provider_key,
    min(started_at) as started_at,
    sum(net_user_seconds) as net
  from outage_facts
  group by city_code, event_id, coalesce(provider, '')
  having sum(net_user_seconds) > 0
),

placed as (
  select
    d.month_no,
    e.*,
    row_number() over (
      partition by d.month_no, e.city_code
      order by e.net desc, e.event_id, e.provider_key
    ) as place
  from events e
  join days d on d.day = cast(e.started_at as date)
  cross join horizon h
  where d.day >= h.data_from and d.day < h.as_of
)

select month_no, city_code, event_id, provider_key, net
from placed
where place <= 10
