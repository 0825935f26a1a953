-- zh: 准予扣除的停电记录可扣除的时间窗
-- en: The windows in which time of these outage rows is excluded
-- Params: is_by_claim (whether the claim alone excludes the whole row), allowance_s (seconds allowed after the window)
-- Reads: exclusion_audit, whatif_rows. Source: method, "What is excluded".
select
  rows_held.place,
  case when $is_by_claim then -9000000000000 else civil_seconds(audit.approved_from) end as from_s,
  case
    when $is_by_claim then 9000000000000
    else civil_seconds(audit.approved_to) + cast($allowance_s as bigint)
  end as to_s
from exclusion_audit as audit
join whatif_rows as rows_held on rows_held.outage_id = audit.outage_id
where audit.outcome = 'qualified'
