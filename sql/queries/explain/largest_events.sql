-- zh: 计入户秒最多的停电事件，地点、性质与来源取其首条记录
-- en: The events with the most counted user-seconds; place, nature and source are those of the first row
-- Params: most (how many)
-- Reads: explained_events, outage_facts.
with largest as (
  select *
  from explained_events
  where net > 0
  order by net desc, event_id, provider nulls first
  limit $most
)
select
  largest.event_id,
  largest.provider,
  largest.rows,
  largest.net,
  largest.excluded,
  largest.alone,
  largest.users,
  largest.started_at,
  largest.ended_at,
  largest.is_open,
  facts.city_code,
  facts.city_name,
  facts.area_tier,
  facts.nature,
  facts.cause,
  facts.source_file,
  facts.source_line
from largest
join outage_facts as facts on facts.outage_id = largest.first_id
order by largest.net desc, largest.event_id, largest.provider nulls first
