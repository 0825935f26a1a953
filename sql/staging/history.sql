-- zh: 有效的历史指标，每市州 × 地区特征 × 年一行；取最后载入的一条。
-- Grain: one row per city, tier and year of the history feed in force.
-- Meaning: of each identity the row of the latest batch; hours as whole billionths, to stay exact.
-- Reads: held_history, batches_known. Source: method, "Verdicts".
with ranked as (
  select
    h.*,
    max(h.batch_order) over (partition by h.city, h.area_tier, h.year) as latest_order
  from held_history h
  join batches_known b on b.batch_order = h.batch_order
)

select
  batch_order,
  source_line,
  city as city_code,
  area_tier,
  year,
  cast(cast(hours as decimal(38, 9)) * 1000000000 as decimal(38, 0)) as hours_e9,
  cast(hours as double) as hours
from ranked
where batch_order = latest_order
