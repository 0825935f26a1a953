-- zh: 各年达标判定，每年 × 市州 × 地区特征一行，含市州与全区域的总判定。
-- en: Whether the limits are met, by year, city and tier, with overall verdicts of cities and the region.
-- Grain: one row per year, city and tier; all is a city over its tiers, and the region over its
--   cities.
-- Key: whole.
-- Meaning: whether the notice is met and by which route; for a provisional year, whether it is on
--   course, and with the forecast its outlook. If a city of the region has no tier at all, the region
--   is undetermined. The evidence of the region is the first gap in any of its cities.
-- Reads: cell_verdicts, city_evidence, period_hours, outlooks, city_rules, rule.
-- Source: method, "Verdicts".
with cells as (
  select
    year,
    city_code,
    is_final,
    verdict
  from cell_verdicts
  where choice = 'default'
),

known as (
  select distinct year, city_code
  from cells
),

scopes as (
  select
    year,
    city_code as scope_code,
    is_final,
    verdict
  from cells
  union all
  select
    cells.year,
    rule.region_code as scope_code,
    cells.is_final,
    cells.verdict
  from cells
  cross join rule
  union all
  select
    city_evidence.year,
    rule.region_code as scope_code,
    null as is_final,
    'undetermined' as verdict
  from city_evidence
  cross join rule
  left join known
    on known.year = city_evidence.year
    and known.city_code = city_evidence.city_code
  where known.city_code is null
),

overall as (
  select
    year,
    scope_code as city_code,
    case
      when max(case when verdict = 'not_met' then 1 else 0 end) = 1 then 'not_met'
      when max(case when verdict = 'exceeded' then 1 else 0 end) = 1 then 'exceeded'
      when max(case when verdict = 'undetermined' then 1 else 0 end) = 1 then 'undetermined'
      when min(case when is_final then 1 else 0 end) = 1 then 'met'
      else 'on_course'
    end as verdict
  from scopes
  group by year, scope_code
),

firsts as (
  select year, min(place) as place
  from city_evidence
  group by year
),

evident as (
  select year, city_code, evidence
  from city_evidence
  union all
  select distinct firsts.year, rule.region_code as city_code, city_evidence.evidence
  from firsts
  join city_evidence
    on city_evidence.year = firsts.year
    and city_evidence.place = firsts.place
  cross join rule
)

select
  cast(cell_verdicts.year as bigint) as year,
  cell_verdicts.city_code,
  cell_verdicts.city_name,
  cell_verdicts.area_tier,
  cell_verdicts.target_group,
  cell_verdicts.is_final,
  cell_verdicts.hours,
  cell_verdicts.target_hours,
  cell_verdicts.absolute_met,
  cell_verdicts.baseline_hours,
  cell_verdicts.baseline_source,
  cell_verdicts.reduction,
  cell_verdicts.reduction_met,
  cell_verdicts.verdict,
  outlooks.outlook,
  cell_verdicts.evidence,
  cell_verdicts.allowance_used,
  cell_verdicts.margin_user_hours
from cell_verdicts
left join outlooks
  on outlooks.year = cell_verdicts.year
  and outlooks.city_code = cell_verdicts.city_code
  and outlooks.area_tier = cell_verdicts.area_tier
where cell_verdicts.choice = 'default'
union all
select
  cast(overall.year as bigint) as year,
  overall.city_code,
  period_hours.city_name,
  'all' as area_tier,
  city_rules.target_group,
  period_hours.is_final,
  period_hours.hours,
  null as target_hours,
  null as absolute_met,
  null as baseline_hours,
  null as baseline_source,
  null as reduction,
  null as reduction_met,
  overall.verdict,
  outlooks.outlook,
  coalesce(evident.evidence, 'complete') as evidence,
  null as allowance_used,
  null as margin_user_hours
from overall
join period_hours
  on period_hours.period_kind = 'year'
  and period_hours.period = cast(overall.year as varchar(4))
  and period_hours.city_code = overall.city_code
  and period_hours.area_tier = 'all'
left join city_rules on city_rules.city_code = overall.city_code
left join evident
  on evident.year = overall.year
  and evident.city_code = overall.city_code
left join outlooks
  on outlooks.year = overall.year
  and outlooks.city_code = overall.city_code
  and outlooks.area_tier = 'all'
