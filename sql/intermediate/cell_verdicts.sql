-- Grain: one row per year, city, tier and choice: as decided, under the other reading of the
--   reduction clause, and with nothing excluded.
-- Meaning: hours against the limit and the baseline. Both comparisons are made on exact integers by
--   cross-multiplication: hours = net_user_seconds * days / (3600 * user_days).
-- Reads: period_hours, city_rules, target_rules, baselines, rule.
-- Source: method, "Verdicts".
with held as (
  select
    cast(p.period as int) as year,
    p.city_code,
    p.city_name,
    p.area_tier,
    p.is_final,
    p.hours,
    p.hours_gross,
    p.net_user_seconds * p.days as net_num,
    p.gross_user_seconds * p.days as gross_num,
    p.user_days * 3600 as hours_den,
    c.target_group,
    c.alternative_applies,
    case when c.is_named_apart then not c.alternative_applies else c.alternative_applies end
      as applies_otherwise
  from period_hours p
  cross join rule r
  left join city_rules c on c.city_code = p.city_code
  where p.period_kind = 'year' and p.area_tier <> 'all' and p.city_code <> r.region_code
),

cells as (
  select
    'decided' as choice, false as is_gross, year, city_code, city_name, area_tier, is_final, hours,
    net_num as hours_num, hours_den, target_group, alternative_applies
  from held
  union all
  select
    'other_reading', false, year, city_code, city_name, area_tier, is_final, hours,
    net_num, hours_den, target_group, applies_otherwise
  from held
  union all
  select
    'without_exclusion', true, year, city_code, city_name, area_tier, is_final, hours_gross,
    gross_num, hours_den, target_group, alternative_applies
  from held
),

compared as (
  select
    c.*,
    cast(t.target_e6 as double) / 1000000 as target_hours,
    case when c.hours_den > 0
      then c.hours_num * 1000000 <= t.target_e6 * c.hours_den
    end as absolute_met,
    b.baseline_hours,
    b.baseline_source,
    b.years,
    b.baseline_hours * b.factor_num / b.factor_den as allowed_by_baseline,
    c.hours_num * b.hours_den as now_part,
    b.hours_num * c.hours_den as base_part,
    case when c.hours_den > 0 and b.hours_num > 0
      then at_most(
        c.hours_num * b.hours_den, b.factor_den, b.hours_num * c.hours_den, b.factor_num)
    end as reduction_met
  from cells c
  left join target_rules t
    on t.year = c.year and t.target_group = c.target_group and t.area_tier = c.area_tier
  left join baselines b
    on b.year = c.year
    and b.city_code = c.city_code
    and b.area_tier = c.area_tier
    and b.is_gross = c.is_gross
),

allowed as (
  select
    c.*,
    case when reduction_met is not null then
      case when years = 1
        then cast(base_part - now_part as double) / cast(base_part as double)
        else 1 - power(
          cast(now_part as double) / cast(base_part as double), cast(1 as double) / years)
      end
    end as reduction,
    case when alternative_applies then reduction_met end as route_met,
    case when alternative_applies and reduction_met is not null then allowed_by_baseline
    end as route_hours
  from compared c
)

select
  choice, year, city_code, city_name, area_tier, target_group, is_final, hours, target_hours, absolute_met,
  baseline_hours, baseline_source, reduction, reduction_met,
  case
    when hours is null then 'undetermined'
    when is_final and absolute_met then 'met_absolute'
    when is_final and route_met then 'met_reduction'
    when is_final and alternative_applies and route_met is null then 'undetermined'
    when is_final and absolute_met is null and route_met is null then 'undetermined'
    when is_final then 'not_met'
    when absolute_met is null and route_met is null then 'undetermined'
    when not coalesce(absolute_met, false) and not coalesce(route_met, false) then 'exceeded'
    else 'on_course'
  end as verdict,
  hours / nullif(
    greatest(coalesce(target_hours, route_hours), coalesce(route_hours, target_hours)), 0
  ) as allowance_used
from allowed
