-- Severity: warning
-- zh: 停电的开始时间都在统计区间之内
-- en: Every outage starts within the horizon
-- Grain: one row per outage row.
-- Key: outage_id.
-- Reads: outage_facts, horizon.
-- Source: method, "Periods".
select
  outage_facts.outage_id,
  outage_facts.event_id,
  outage_facts.provider,
  outage_facts.asset_id,
  outage_facts.city_code,
  outage_facts.area_tier,
  outage_facts.started_at,
  outage_facts.source_file,
  outage_facts.source_line
from outage_facts
cross join horizon
where cast(outage_facts.started_at as date) < horizon.data_from
  or cast(outage_facts.started_at as date) >= horizon.as_of
