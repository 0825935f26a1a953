-- zh: 每月各市州时户最多的停电事件，每月 × 市州 × 事件一行，各取前 10 件。
-- en: The events with the most user-seconds, by month and city.
-- Grain: one row per month, city and event: the ten with the most user-seconds.
-- Meaning: an event is all rows of one provider, identifier and city. It belongs to the month in
--   which its first row started. So the ten largest of a longer period are among those of its
--   months.
-- Reads: outages, outage_figures, days, months, rule.
-- Source: method, "Detail".
with events as (
  select
    outages.city_code,
    outages.event_id,
    outages.provider,
    min(outages.started_at) as started_at,
    sum(outage_figures.net_user_seconds) as net
  from outages
  join outage_figures on outage_figures.outage_id = outages.outage_id
  group by outages.city_code, outages.event_id, outages.provider
),

begun as (
  select
    months.month_no,
    events.city_code,
    events.event_id,
    coalesce(events.provider, '') as provider_key,
    events.net
  from events
  join days on days.day = cast(events.started_at as date)
  join months on months.month_no = days.month_no
  where events.net > 0
    and civil_seconds(events.started_at) >= months.from_s
    and civil_seconds(events.started_at) < months.to_s
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
