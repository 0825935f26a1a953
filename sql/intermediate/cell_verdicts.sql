-- zh: 与限值和基期的比较及判定，每种选择 × 年 × 市州 × 地区特征一行；比较只用整数。
-- en: Hours compared with limit and baseline, and the verdict, under each choice.
-- Grain: one row per choice, year, city and tier.
-- Key: whole.
-- Meaning: hours compared with the limit and the baseline. Both comparisons use exact integers by
--   cross-multiplication: hours = net_user_seconds * days / (3600 * user_days). A baseline of 0
--   counts as a baseline: it gives no reduction and no allowance. A verdict that missing evidence
--   could change is undetermined. The choice default is the verdict. other_reading turns the
--   reduction clause around for the cities that the limits name separately. without_exclusion takes
--   gross for net, in the baseline too.
-- Reads: period_figures, city_rules, target_rules, baselines, city_evidence, rule.
-- Source: method, "Verdicts".
with choices as (
  select
    choice,
    measure,
    is_turned
  from (
    values
      ('default', 'net', false),
      ('other_reading', 'net', true),
      ('without_exclusion', 'gross', false)
  ) as listed (choice, measure, is_turned)
),

cells as (
  select
    choices.choice,
    choices.measure,
    cast(period_figures.period as int) as year,
    period_figures.city_code,
    coalesce(city_rules.city_name, rule.region_name) as city_name,
    period_figures.area_tier,
    period_figures.is_final,
    case
      when choices.measure = 'net' then period_figures.hours
      else period_figures.hours_gross
    end as hours,
    case
      when choices.measure = 'net' then period_figures.net_user_seconds
      else period_figures.gross_user_seconds
    end * period_figures.days as hours_num,
    period_figures.user_days * 3600 as hours_den,
    cast(period_figures.days as double) * 3600 as day_seconds,
    city_rules.target_group,
    case
      when choices.is_turned and city_rules.is_named_apart then not city_rules.alternative_applies
      else city_rules.alternative_applies
    end as alternative_applies
  from period_figures
  cross join choices
  cross join rule
  left join city_rules on city_rules.city_code = period_figures.city_code
  where period_figures.period_kind = 'year'
    and period_figures.area_tier <> 'all'
    and period_figures.city_code <> rule.region_code
),

compared as (
  select
    cells.*,
    cast(target_rules.target_e6 as double) / 1000000 as target_hours,
    case
      when cells.hours_den > 0
        then cells.hours_num * 1000000 <= target_rules.target_e6 * cells.hours_den
    end as absolute_met,
    case
      when cells.hours_den > 0
        then cast(target_rules.target_e6 * cells.hours_den - cells.hours_num * 1000000 as double)
          / (1000000 * cells.day_seconds)
    end as target_margin,
    baselines.baseline_hours,
    baselines.baseline_source,
    baselines.years,
    baselines.factor_num,
    baselines.factor_den,
    baselines.hours_den as base_den,
    baselines.hours_num > 0 as can_be_reduced,
    cells.hours_num * baselines.hours_den as now_part,
    baselines.hours_num * cells.hours_den as base_part,
    case
      when cells.hours_den > 0 and baselines.hours_num > 0 then at_most(
        cells.hours_num * baselines.hours_den,
        baselines.factor_den,
        baselines.hours_num * cells.hours_den,
        baselines.factor_num
      )
      when cells.hours_den > 0 and baselines.hours_num = 0 and cells.hours_num > 0 then false
    end as reduction_met
  from cells
  left join target_rules
    on target_rules.year = cells.year
    and target_rules.target_group = cells.target_group
    and target_rules.area_tier = cells.area_tier
  left join baselines
    on baselines.measure = cells.measure
    and baselines.year = cells.year
    and baselines.city_code = cells.city_code
    and baselines.area_tier = cells.area_tier
),

allowed as (
  select
    compared.*,
    case
      when reduction_met is not null and can_be_reduced and years = 1
        then cast(base_part - now_part as double) / cast(base_part as double)
      when reduction_met is not null and can_be_reduced
        then 1 - power(
          cast(now_part as double) / cast(base_part as double), cast(1 as double) / years
        )
    end as reduction,
    case when alternative_applies then reduction_met end as route_met,
    case
      when alternative_applies and reduction_met is not null and can_be_reduced
        then baseline_hours * factor_num / factor_den
    end as route_hours,
    case
      when alternative_applies and reduction_met is not null and can_be_reduced
        then product_gap(now_part, factor_den, base_part, factor_num)
          / (cast(factor_den as double) * cast(base_den as double) * day_seconds)
    end as route_margin
  from compared
),

judged as (
  select
    allowed.*,
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
  from allowed
)

select
  judged.choice,
  judged.year,
  judged.city_code,
  judged.city_name,
  judged.area_tier,
  judged.target_group,
  judged.is_final,
  judged.hours,
  judged.target_hours,
  judged.absolute_met,
  judged.baseline_hours,
  judged.baseline_source,
  judged.reduction,
  judged.reduction_met,
  case
    when city_evidence.users_may_differ then 'undetermined'
    when city_evidence.time_may_be_more
      and judged.as_computed in ('met_absolute', 'met_reduction', 'on_course') then 'undetermined'
    when city_evidence.time_may_be_less
      and judged.as_computed in ('not_met', 'exceeded') then 'undetermined'
    when city_evidence.baseline_may_differ
      and judged.as_computed in ('met_reduction', 'not_met') then 'undetermined'
    else judged.as_computed
  end as verdict,
  coalesce(city_evidence.evidence, 'complete') as evidence,
  judged.hours / nullif(
    greatest(
      coalesce(judged.target_hours, judged.route_hours),
      coalesce(judged.route_hours, judged.target_hours)
    ),
    0
  ) as allowance_used,
  greatest(
    coalesce(judged.target_margin, judged.route_margin),
    coalesce(judged.route_margin, judged.target_margin)
  ) as margin_user_hours
from judged
left join city_evidence
  on city_evidence.year = judged.year
  and city_evidence.city_code = judged.city_code
