-- zh: 与所查地区、时段有交集的停电记录
-- en: The outage rows of a place that touch a span of days
-- Params: city_code (a city; null for the whole region), area_tier (a tier; null for all of them),
--   from (first day of the span), to (the day after its last)
-- Reads: outage_facts.
select
  facts.outage_id,
  facts.event_id,
  facts.provider,
  facts.nature,
  facts.started_at,
  facts.ended_at,
  facts.is_open,
  facts.users,
  facts.claim
from outage_facts as facts
-- Wide sums are left out, and conditions kept simple: both decide how much of a large table has to be
-- read. A row that ended as the span began is sorted out later.
where ($city_code is null or facts.city_code = $city_code)
  and ($area_tier is null or facts.area_tier = $area_tier)
  and facts.started_at < cast($to as timestamp)
  and facts.ended_at >= cast($from as timestamp)
