-- Severity: invariant
-- zh: 各年之和等于各停电记录之和（统计起始日之前没有停电时）
-- en: The years add up to the outage rows (if none starts before the horizon)
-- Grain: one row when they differ.
-- Key: whole.
-- Reads: period_hours, outage_facts, horizon, rule.
-- Source: method, "Overlap".
with years as (
  select
    sum(period_hours.gross_user_seconds) as gross,
    sum(period_hours.net_user_seconds) as net
  from period_hours
  cross join rule
  where period_hours.period_kind = 'year'
    and period_hours.city_code = rule.region_code
    and period_hours.area_tier = 'all'
),

facts as (
  select
    sum(gross_user_seconds) as gross,
    sum(net_user_seconds) as net,
    min(cast(started_at as date)) as first_day
  from outage_facts
)

select
  years.gross as years_gross,
  facts.gross as rows_gross,
  years.net as years_net,
  facts.net as rows_net
from years
cross join facts
cross join horizon
where facts.first_day >= horizon.data_from
  and (
    coalesce(years.gross, 0) <> coalesce(facts.gross, 0)
    or coalesce(years.net, 0) <> coalesce(facts.net, 0)
  )
