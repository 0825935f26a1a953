-- Grain: one row per event among the largest that began in a month.
-- Meaning: all rows of one event of a city together. Of each city the 40 largest of a month are kept,
--   among which are the ten largest of any longer period.
-- Reads: outages, outage_ends, row_totals, batches_known, days. Source: method, "From rows to spells".
with summed as (
  select
    hash(coalesce(o.provider, ''), o.event_id, o.city_code) as event_hash,
    min(o.city_code) as city_code,
    min(o.started_s) as started_s,
    sum(t.net_user_seconds) as net
  from outages o
  left join row_totals t on t.outage_id = o.outage_id
  group by hash(coalesce(o.provider, ''), o.event_id, o.city_code)
  having sum(t.net_user_seconds) > 0
),

-- Hashes only narrow the search; the events themselves are put together from their rows below.
candidates as (
  select
    s.event_hash,
    row_number() over (partition by d.month_no, s.city_code order by s.net desc, s.event_hash)
      as place
  from summed s
  join days d on d.day_no = cast(floor(s.started_s / 86400) as bigint)
),

event_rows as (
  select
    o.*,
    coalesce(t.net_user_seconds, 0) as net,
    e.ended_s,
    e.is_open,
    b.source_file,
    row_number() over (
      partition by coalesce(o.provider, ''), o.event_id, o.city_code
      order by o.started_s, o.outage_id
    ) as row_no
  from outages o
  join candidates c
    on c.event_hash = hash(coalesce(o.provider, ''), o.event_id, o.city_code)
    and c.place <= 40
  join outage_ends e on e.outage_id = o.outage_id
  join batches_known b on b.batch_order = o.batch_order
  left join row_totals t on t.outage_id = o.outage_id
)

select
  event_id,
  min(provider) as provider,
  city_code,
  case when min(area_tier) = max(area_tier) then min(area_tier) else 'all' end as area_tier,
  case when count(distinct coalesce(county, '')) = 1 then min(county) end as county,
  case when count(distinct coalesce(line_id, '')) = 1 then min(line_id) end as line_id,
  min(started_s) as started_s,
  max(ended_s) as ended_s,
  max(case when is_open then 1 else 0 end) = 1 as is_open,
  count(*) as rows,
  sum(users) as users,
  max(case when row_no = 1 then nature end) as nature,
  max(case when row_no = 1 then cause end) as cause,
  sum(net) as net_user_seconds,
  max(case when row_no = 1 then source_file end) as source_file,
  max(case when row_no = 1 then source_line end) as source_line
from event_rows
group by coalesce(provider, ''), event_id, city_code
