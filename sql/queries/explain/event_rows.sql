-- zh: 一个停电事件的全部停电记录，不论地区与时段
-- en: All outage rows of an event, in any place and period
-- Params: event_id (number of the event)
-- Reads: outage_facts, explained_rows.
select
  facts.outage_id,
  facts.event_id,
  facts.provider,
  facts.city_code,
  facts.city_name,
  facts.county,
  facts.area_tier,
  facts.line_id,
  facts.asset_id,
  facts.started_at,
  facts.ended_at,
  facts.is_open,
  facts.users,
  facts.nature,
  facts.cause,
  facts.claim,
  facts.claim_reason,
  coalesce(explained.net, 0) as net,
  coalesce(explained.excluded, 0) as excluded,
  coalesce(explained.alone, 0) as alone,
  facts.net_user_seconds as life_net,
  facts.excluded_user_seconds as life_excluded,
  facts.source_file,
  facts.source_line,
  facts.restored_at,
  facts.avoidance_order,
  facts.notified_at,
  facts.reported_user_hours
from outage_facts as facts
left join explained_rows as explained on explained.outage_id = facts.outage_id
where facts.event_id = $event_id
order by facts.outage_id
