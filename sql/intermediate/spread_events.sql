-- zh: 记录分散在几个月开始的停电事件，每事件 × 月一行。
-- en: The events whose rows start in several months.
-- Grain: one row per event and month in which rows of it start, if there are several such months.
-- Key: event_id.
-- Meaning: an event is all rows of one provider, identifier and city. It belongs to the month in
--   which its first row started (is_first), with the net user-seconds of all its rows.
-- Reads: outage_rows, repeated_events.
-- Source: method, "Detail".
with spread as (
  select outage_rows.city_code, outage_rows.event_id, outage_rows.provider_key
  from outage_rows
  join repeated_events
    on repeated_events.event_id = outage_rows.event_id
    and repeated_events.month_no = outage_rows.month_no
  group by outage_rows.city_code, outage_rows.event_id, outage_rows.provider_key
  having min(outage_rows.month_no) < max(outage_rows.month_no)
),

by_month as (
  select
    outage_rows.city_code,
    outage_rows.event_id,
    outage_rows.provider_key,
    outage_rows.month_no,
    min(outage_rows.started_s) as started_s,
    sum(outage_rows.net_user_seconds) as net
  from outage_rows
  join spread
    on spread.city_code = outage_rows.city_code
    and spread.event_id = outage_rows.event_id
    and spread.provider_key = outage_rows.provider_key
  group by
    outage_rows.city_code,
    outage_rows.event_id,
    outage_rows.provider_key,
    outage_rows.month_no
)

select
  city_code,
  event_id,
  provider_key,
  month_no,
  started_s,
  month_no = min(month_no) over (partition by city_code, event_id, provider_key) as is_first,
  sum(net) over (partition by city_code, event_id, provider_key) as net
from by_month
