-- zh: 供重新计算的扣除，其审查结果不变
-- en: The exclusions to be run again, as the models read claims: their outcome stays as it is
-- Reads: outages, whatif_windows.
select
  outages.outage_id,
  'qualified' as outcome,
  windows.from_s as window_from_s,
  windows.to_s as window_to_s
from whatif_windows as windows
join outages on outages.place = windows.place
