-- zh: 时段内开始的停电的扣除申请：各市州、各结果与原因的件数和户秒
-- en: Claims to exclusion of outages that started in the period, by city, outcome and reason
-- Params: from (first day of the period), to (the day after its last)
-- Reads: exclusion_audit. Source: method, "What is excluded".
select
  city_code,
  outcome,
  reason,
  count(*) as claims,
  cast(sum(excluded_user_seconds) as decimal(38, 0)) as excluded_user_seconds,
  cast(sum(counted_user_seconds) as decimal(38, 0)) as counted_user_seconds
from exclusion_audit
where started_at >= cast($from as timestamp)
  and started_at < cast($to as timestamp)
group by city_code, outcome, reason
order by city_code, outcome, reason
