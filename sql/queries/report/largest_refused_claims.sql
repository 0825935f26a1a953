-- zh: 时段内开始的停电中未获扣除、计入户秒最多的申请，每个市州至多若干件
-- en: Refused claims of outages that started in the period: those of each city with the most counted user-seconds
-- Params: from (first day of the period), to (the day after its last), most (how many of a city)
-- Reads: exclusion_audit. Source: method, "What is excluded".
with
refused as (
  select
    outage_id,
    row_number() over (
      partition by city_code
      order by counted_user_seconds desc, outage_id
    ) as place
  from exclusion_audit
  where outcome = 'refused'
    and started_at >= cast($from as timestamp)
    and started_at < cast($to as timestamp)
)
select audit.*
from exclusion_audit as audit
where audit.outage_id in (select outage_id from refused where place <= $most)
order by audit.counted_user_seconds desc, audit.outage_id
