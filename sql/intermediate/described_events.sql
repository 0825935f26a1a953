-- zh: 可能列入清单的停电事件的属性，每事件一行。
-- en: What is told of the events that may be listed.
-- Grain: one row per event that is among the largest of its month and city.
-- Key: event_id.
-- Meaning: all rows of the event together. A value on which the rows disagree is null (all, for the
--   tier). Nature, cause and source are those of the first row.
-- Reads: leading_events, outage_rows.
-- Source: method, "Detail".
with placed as (
  select distinct city_code, event_id, provider_key
  from leading_events
),

held as (
  select
    outage_rows.*,
    row_number() over (
      partition by outage_rows.city_code, outage_rows.event_id, outage_rows.provider_key
      order by outage_rows.started_at, outage_rows.outage_id
    ) as row_no
  from outage_rows
  join placed
    on placed.city_code = outage_rows.city_code
    and placed.event_id = outage_rows.event_id
    and placed.provider_key = outage_rows.provider_key
)

select
  city_code,
  event_id,
  provider_key,
  min(provider) as provider,
  min(city_name) as city_name,
  case when min(area_tier) = max(area_tier) then min(area_tier) else 'all' end as area_tier,
  case
    when min(county) = max(county) and count(county) = count(*) then min(county)
  end as county,
  case
    when min(line_id) = max(line_id) and count(line_id) = count(*) then min(line_id)
  end as line_id,
  min(started_at) as started_at,
  max(ended_at) as ended_at,
  max(case when is_open then 1 else 0 end) = 1 as is_open,
  count(*) as rows,
  sum(users) as users,
  min(case when row_no = 1 then nature end) as nature,
  min(case when row_no = 1 then cause end) as cause,
  min(case when row_no = 1 then source_file end) as source_file,
  min(case when row_no = 1 then source_line end) as source_line
from held
group by city_code, event_id, provider_key
