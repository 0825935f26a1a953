-- Grain: one row per year, city and tier; all is a city over its tiers, and the region over its cities.
-- Meaning: whether the notice is met and by which route; for a provisional year its course. A city of
--   the region without any tier leaves the region undetermined. evidence of the region is the first
--   that any of its cities has.
-- Reads: cell_verdicts, city_evidence, period_hours, city_rules, rule. Source: method, "Verdicts".
with cells as (
  select * from cell_verdicts where choice = 'default'
),

known as (
  select distinct year, city_code from cells
),

scopes as (
  select year, city_code as scope_code, is_final, verdict from cells
  union all
  select v.year, r.region_code, v.is_final, v.verdict
  from cells v
  cross join rule r
  union all
  select e.year, r.region_code, null, 'undetermined'
  from city_evidence e
  cross join rule r
  left join known k on k.year = e.year and k.city_code = e.city_code
  where k.city_code is null
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
  select year, city_code, evidence from city_evidence
  union all
  select distinct f.year, r.region_code, e.evidence
  from firsts f
  join city_evidence e on e.year = f.year and e.place = f.place
  cross join rule r
)

select
  cast(year as bigint) as year, city_code, city_name, area_tier, target_group, is_final, hours,
  target_hours, absolute_met, baseline_hours, baseline_source, reduction, reduction_met, verdict,
  evidence, allowance_used, margin_user_hours
from cells
union all
select
  cast(o.year as bigint),
  o.city_code,
  p.city_name,
  'all',
  c.target_group,
  p.is_final,
  p.hours,
  null,
  null,
  null,
  null,
  null,
  null,
  o.verdict,
  coalesce(e.evidence, 'complete'),
  null,
  null
from overall o
join period_hours p
  on p.period_kind = 'year'
  and p.period = cast(o.year as varchar(4))
  and p.city_code = o.city_code
  and p.area_tier = 'all'
left join city_rules c on c.city_code = o.city_code
left join evident e on e.year = o.year and e.city_code = o.city_code
