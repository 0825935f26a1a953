-- zh: 与限值和基期的比较及判定，每种选择 × 年 × 市州 × 地区特征一行；比较只用整数。
-- Grain: one row per choice, year, city and tier.
-- Meaning: hours against the limit and the baseline. Both comparisons are made on exact integers by
--   cross-multiplication: hours = net_user_seconds * days / (3600 * user_days). A baseline of 0 is one,
--   by which nothing is reduced and nothing allowed. What missing evidence could undo is undetermined.
--   The choice default is the verdict; other_reading turns the reduction around for the cities that the
--   limits name apart; without_exclusion takes gross for net, in the baseline too.
-- Reads: period_hours, city_rules, target_rules, baselines, city_evidence, rule.
-- Source: method, "Verdicts".
with choices as (
  select * from (
    values ('default', 'net', false), ('other_reading', 'net', true),
      ('without_exclusion', 'gross', false)
  ) as c (choice, measure, is_turned)
),

cells as (
  select
    x.choice,
    x.measure,
    cast(p.period as int) as year,
    p.city_code,
    p.city_name,
    p.area_tier,
    p.is_final,
    case when x.measure = 'net' then p.hours else p.hours_gross end as hours,
    case when x.measure = 'net' then p.net_user_seconds else p.gross_user_seconds end * p.days
      as hours_num,
    p.user_days * 3600 as hours_den,
    cast(p.days as double) * 3600 as day_seconds,
    c.target_group,
    case when x.is_turned and c.is_named_apart then not c.alternative_applies
      else c.alternative_applies end as alternative_applies
  from period_hours p
  cross join choices x
  cross join rule r
  left join city_rules c on c.city_code = p.city_code
  where p.period_kind = 'year' and p.area_tier <> 'all' and p.city_code <> r.region_code
),

compared as (
  select
    c.*,
    cast(t.target_e6 as double) / 1000000 as target_hours,
    case when c.hours_den > 0
      then c.hours_num * 1000000 <= t.target_e6 * c.hours_den
    end as absolute_met,
    case when c.hours_den > 0
      then cast(t.target_e6 * c.hours_den - c.hours_num * 1000000 as double)
        / (1000000 * c.day_seconds)
    end as target_margin,
    b.baseline_hours,
    b.baseline_source,
    b.years,
    b.factor_num,
    b.factor_den,
    b.hours_den as base_den,
    b.hours_num > 0 as can_be_reduced,
    c.hours_num * b.hours_den as now_part,
    b.hours_num * c.hours_den as base_part,
    case
      when c.hours_den > 0 and b.hours_num > 0 then at_most(
        c.hours_num * b.hours_den, b.factor_den, b.hours_num * c.hours_den, b.factor_num)
      when c.hours_den > 0 and b.hours_num = 0 and c.hours_num > 0 then false
    end as reduction_met
  from cells c
  left join target_rules t
    on t.year = c.year and t.target_group = c.target_group and t.area_tier = c.area_tier
  left join baselines b
    on b.measure = c.measure
    and b.year = c.year
    and b.city_code = c.city_code
    and b.area_tier = c.area_tier
),

allowed as (
  select
    c.*,
    case when reduction_met is not null and can_be_reduced then
      case when years = 1
        then cast(base_part - now_part as double) / cast(base_part as double)
        else 1 - power(
          cast(now_part as double) / cast(base_part as double), cast(1 as double) / years)
      end
    end as reduction,
    case when alternative_applies then reduction_met end as route_met,
    case when alternative_applies and reduction_met is not null and can_be_reduced
      then baseline_hours * factor_num / factor_den
    end as route_hours,
    case when alternative_applies and reduction_met is not null and can_be_reduced
      then product_gap(now_part, factor_den, base_part, factor_num)
        / (cast(factor_den as double) * cast(base_den as double) * day_seconds)
    end as route_margin
  from compared c
),

judged as (
  select
    a.*,
    case
      when hours is null then 'undetermined'
      when is_final and absolute_met then 'met_absolute'
      when is_final and route_met then 'met_reduction'
      when is_final and alternative_applies and route_met is null then 'undetermined'
      when is_final and absolute_met is null and route_met is null then 'undetermined'
      when is_final then 'not_met'
      when target_margin is null and route_margin is null then 'undetermined'
      when not coalesce(absolute_met, false) and not coalesce(route_met, false) then 'exceeded'
      else 'on_course'
    end as as_computed
  from allowed a
)

select
  j.choice,
  j.year,
  j.city_code,
  j.city_name,
  j.area_tier,
  j.target_group,
  j.is_final,
  j.hours,
  j.target_hours,
  j.absolute_met,
  j.baseline_hours,
  j.baseline_source,
  j.reduction,
  j.reduction_met,
  case
    when e.users_may_differ then 'undetermined'
    when e.time_may_be_more and j.as_computed in ('met_absolute', 'met_reduction', 'on_course')
      then 'undetermined'
    when e.time_may_be_less and j.as_computed in ('not_met', 'exceeded') then 'undetermined'
    when e.baseline_may_differ and j.as_computed in ('met_reduction', 'not_met')
      then 'undetermined'
    else j.as_computed
  end as verdict,
  coalesce(e.evidence, 'complete') as evidence,
  j.hours / nullif(
    greatest(coalesce(j.target_hours, j.route_hours), coalesce(j.route_hours, j.target_hours)), 0
  ) as allowance_used,
  greatest(
    coalesce(j.target_margin, j.route_margin), coalesce(j.route_margin, j.target_margin)
  ) as margin_user_hours
from judged j
left join city_evidence e on e.year = j.year and e.city_code = j.city_code
