-- Severity: warning
-- zh: 停电的开始时间都在统计区间之内
-- en: Every outage starts within the horizon
-- Grain: one row per outage row. Reads: outage_facts, horizon. Source: method, "Periods".
select f.event_id, f.provider, f.asset_id, f.city_code, f.area_tier, f.started_at,
  f.source_file, f.source_line
from outage_facts f
cross join horizon h
where cast(f.started_at as date) < h.data_from or cast(f.started_at as date) >= h.as_of
