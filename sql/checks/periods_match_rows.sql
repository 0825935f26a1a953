-- Severity: invariant
-- zh: 各年之和等于各停电记录之和（统计起始日之前没有停电时）
-- en: The years add up to the outage rows, where none starts before the horizon
-- Grain: one row when they differ. Reads: period_hours, outage_facts, horizon, rule.
-- Source: method, "Overlap".
with years as (
  select sum(p.gross_user_seconds) as gross, sum(p.net_user_seconds) as net
  from period_hours p
  cross join rule r
  where p.period_kind = 'year' and p.city_code = r.region_code and p.area_tier = 'all'
),

facts as (
  select
    sum(f.gross_user_seconds) as gross,
    sum(f.net_user_seconds) as net,
    min(cast(f.started_at as date)) as first_day
  from outage_facts f
)

select y.gross as years_gross, f.gross as rows_gross, y.net as years_net, f.net as rows_net
from years y
cross join facts f
cross join horizon h
where f.first_day >= h.data_from
  and (coalesce(y.gross, 0) <> coalesce(f.gross, 0) or coalesce(y.net, 0) <> coalesce(f.net, 0))
