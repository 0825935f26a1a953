-- zh: 已计算的停电记录，每条一行，连同所属文件与开始的月份。
-- en: The outage rows with their figures, each with its file and the month of its start.
-- Grain: one row per outage row in force.
-- Key: outage_id; not kept.
-- Meaning: outage_facts as further models read it: times also as seconds of local civil time,
--   month_no the month in which the row starts, document_no its file.
-- Reads: outage_facts.
-- Source: method, "Overlap".
select
  outage_id,
  cast(round((outage_id - outage_id % 1000000000) / 1000000000) as integer) as document_no,
  cast(year(started_at) * 12 + month(started_at) - 1 as integer) as month_no,
  event_id,
  provider,
  coalesce(provider, '') as provider_key,
  city_code,
  city_name,
  county,
  area_tier,
  line_id,
  asset_id,
  started_at,
  restored_at,
  ended_at,
  civil_seconds(started_at) as started_s,
  civil_seconds(ended_at) as ended_s,
  is_open,
  users,
  nature,
  cause,
  net_user_seconds,
  excluded_user_seconds,
  source_file,
  source_line
from outage_facts
