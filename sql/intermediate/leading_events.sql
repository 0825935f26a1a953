-- zh: 每月各市州时户最多的停电事件，每月 × 市州 × 事件一行，各取前 10 件。
-- Grain: one row per month, city and event: the ten with the most user-seconds.
-- Meaning: an event is all rows of one provider, identifier and city. It belongs to the month in which
--   its first row started, so that the ten of any longer period are among those of its months.
-- Reads: outage_facts, days, months. Source: method, "Detail".
with events as (
  select
    city_code,
    event_id,
    provider,
    min(started_at) as started_at,
    sum(net_user_seconds) as net
  from outage_facts
  group by city_code, event_id, provider
),

begun as (
  select m.month_no, e.city_code, e.event_id, coalesce(e.provider, '') as provider_key, e.net
  from events e
  join days d on d.day = cast(e.started_at as date)
  join months m on m.month_no = d.month_no
  where e.net > 0
    and civil_seconds(e.started_at) >= m.from_s and civil_seconds(e.started_at) < m.to_s
),

-- What the tenth has is found without a wide sort; the exact order is then made of few.
placed as (
  select
    month_no,
    city_code,
    net,
    row_number() over (partition by month_no, city_code order by net desc) as place
  from begun
),

tenths as (
  select month_no, city_code, min(net) as tenth
  from placed
  where place <= 10
  group by month_no, city_code
),

ranked as (
  select
    b.*,
    row_number() over (
      partition by b.month_no, b.city_code
      order by b.net desc, b.event_id, b.provider_key
    ) as rank
  from begun b
  join tenths t on t.month_no = b.month_no and t.city_code = b.city_code
  where b.net >= t.tenth
)

select month_no, city_code, event_id, provider_key, net
from ranked
where rank <= 10
