-- zh: 清单中的停电记录及其全部属性
-- en: The outage rows of a list with all of their attributes
-- Reads: explained_listed, outage_facts.
select
  listed.outage_id,
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
  listed.net,
  listed.excluded,
  listed.alone,
  facts.source_file,
  facts.source_line
from explained_listed as listed
join outage_facts as facts on facts.outage_id = listed.outage_id
order by listed.weight desc, listed.outage_id
