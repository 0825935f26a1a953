-- zh: 停电记录的扣除申请所依据的批准单及其时段
-- en: The orders, with their windows, under which outage rows claim exclusion
-- Params: outage_ids (numbers of the rows)
-- Reads: exclusion_audit. Source: method, "What is excluded".
select outage_id, order_no, authority, approved_from, approved_to
from exclusion_audit
where outage_id in (select unnest($outage_ids))
