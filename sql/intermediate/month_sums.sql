-- zh: 停电记录的可相加的量，每月 × 市州 × 地区特征一行。
-- en: What the outage rows of each month, city and tier add up to.
-- Grain: one row per month, city and tier in which outage rows start or add anything.
-- Key: month_no.
-- Meaning: user-seconds by month; outages and interruptions in the month in which they start. An
--   interruption is a user of a row with counted user-seconds; it is sustained if the row lasts
--   longer than the limit, otherwise momentary.
-- Reads: outage_parts, rule.
-- Source: method, "Indices".
with parts as (
  select
    outage_parts.month_no,
    outage_parts.city_code,
    outage_parts.area_tier,
    outage_parts.nature = 'fault' as is_fault,
    outage_parts.ended_s - outage_parts.started_s > rule.sustained_over_s as is_sustained,
    outage_parts.outages,
    outage_parts.net_user_seconds as net,
    outage_parts.excluded_user_seconds as excluded,
    case
      when outage_parts.row_net_user_seconds > 0 then outage_parts.users * outage_parts.outages
      else 0
    end as interruptions
  from outage_parts
  cross join rule
)

select
  month_no,
  city_code,
  area_tier,
  sum(net) + sum(excluded) as gross,
  sum(excluded) as excluded,
  sum(net) as net,
  sum(case when is_fault then net else 0 end) as fault,
  sum(case when is_fault then 0 else net end) as planned,
  sum(case when is_sustained then net else 0 end) as sustained,
  sum(outages) as outages,
  sum(interruptions) as interruptions,
  sum(case when is_sustained then interruptions else 0 end)
    as interruptions_sustained,
  sum(case when is_sustained then 0 else interruptions end)
    as interruptions_momentary
from parts
group by month_no, city_code, area_tier
