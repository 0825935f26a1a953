-- zh: 每月各市州时户最多的停电事件，每月 × 市州 × 事件一行，各取前 10 件。
-- en: The events with the most user-seconds, by month and city.
-- Grain: one row per month, city and event: the ten with the most user-seconds.
-- Key: month_no.
-- Meaning: an event is all rows of one provider, identifier and city. It belongs to the month in
--   which its first row started. So the ten largest of a longer period are among those of its
--   months.
-- Reads: outage_rows, repeated_events, spread_events, months, rule.
-- Source: method, "Detail".
with alone as (
  select
    outage_rows.month_no,
    outage_rows.city_code,
    outage_rows.event_id,
    outage_rows.provider_key,
    outage_rows.started_s,
    outage_rows.net_user_seconds as net
  from outage_rows
  left join repeated_events
    on repeated_events.event_id = outage_rows.event_id
    and repeated_events.month_no = outage_rows.month_no
  where repeated_events.event_id is null
    and outage_rows.net_user_seconds > 0
),

together as (
  select
    outage_rows.month_no,
    outage_rows.city_code,
    outage_rows.event_id,
    outage_rows.provider_key,
    min(outage_rows.started_s) as started_s,
    sum(outage_rows.net_user_seconds) as net
  from outage_rows
  join repeated_events
    on repeated_events.event_id = outage_rows.event_id
    and repeated_events.month_no = outage_rows.month_no
  left join spread_events
    on spread_events.month_no = outage_rows.month_no
    and spread_events.city_code = outage_rows.city_code
    and spread_events.event_id = outage_rows.event_id
    and spread_events.provider_key = outage_rows.provider_key
  where spread_events.event_id is null
  group by
    outage_rows.month_no,
    outage_rows.city_code,
    outage_rows.event_id,
    outage_rows.provider_key
),

events as (
  select
    month_no,
    city_code,
    event_id,
    provider_key,
    started_s,
    net
  from alone
  union all
  select
    month_no,
    city_code,
    event_id,
    provider_key,
    started_s,
    net
  from together
  union all
  select
    month_no,
    city_code,
    event_id,
    provider_key,
    started_s,
    net
  from spread_events
  where is_first
),

begun as (
  select
    events.month_no,
    events.city_code,
    events.event_id,
    events.provider_key,
    events.net
  from events
  join months on months.month_no = events.month_no
  where events.net > 0
    and events.started_s >= months.from_s
    and events.started_s < months.to_s
),

-- What the last to be listed has is found without a wide sort; the exact order is then made of few.
placed as (
  select
    month_no,
    city_code,
    net,
    row_number() over (partition by month_no, city_code order by net desc) as place
  from begun
),

bars as (
  select placed.month_no, placed.city_code, min(placed.net) as bar
  from placed
  cross join rule
  where placed.place <= rule.events_listed
  group by placed.month_no, placed.city_code
),

ranked as (
  select
    begun.*,
    row_number() over (
      partition by begun.month_no, begun.city_code
      order by begun.net desc, begun.event_id, begun.provider_key
    ) as rank
  from begun
  join bars
    on bars.month_no = begun.month_no
    and bars.city_code = begun.city_code
  where begun.net >= bars.bar
)

select
  ranked.month_no,
  ranked.city_code,
  ranked.event_id,
  ranked.provider_key,
  ranked.net
from ranked
cross join rule
where ranked.rank <= rule.events_listed
