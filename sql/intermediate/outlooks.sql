-- zh: 未结束年度的前景，每年 × 市州 × 地区特征一行，含汇总行。
-- en: The outlook of a year that is not over, by city and tier, roll-ups included.
-- Grain: one row per provisional year and place with a verdict, and per tier of the region.
-- Key: whole.
-- Meaning: the verdict where that is exceeded or undetermined; else by the chance of meeting,
--   at_risk when it is less than a half, or on_pace; on_course where there is no interval. A roll-up
--   has the gravest of its cells, and the region is undetermined when a city has none.
-- Reads: cell_verdicts, forecast_ranges, chances, city_evidence, periods, rule.
-- Source: method, "Forecast".
with judged as (
  select
    cell_verdicts.year,
    cell_verdicts.city_code,
    cell_verdicts.area_tier,
    case
      when cell_verdicts.verdict in ('exceeded', 'undetermined') then cell_verdicts.verdict
      when forecast_ranges.year is null or chances.p_meet is null then 'on_course'
      when 2 * chances.p_meet < 1 then 'at_risk'
      else 'on_pace'
    end as outlook
  from cell_verdicts
  left join forecast_ranges
    on forecast_ranges.way = 'own'
    and forecast_ranges.year = cell_verdicts.year
    and forecast_ranges.city_code = cell_verdicts.city_code
    and forecast_ranges.area_tier = cell_verdicts.area_tier
  left join chances
    on chances.year = cell_verdicts.year
    and chances.city_code = cell_verdicts.city_code
    and chances.area_tier = cell_verdicts.area_tier
  where cell_verdicts.choice = 'default' and not cell_verdicts.is_final
),

known as (
  select distinct year, city_code
  from judged
),

scopes as (
  select
    year,
    city_code,
    area_tier,
    outlook
  from judged
  union all
  select
    year,
    city_code,
    'all' as area_tier,
    outlook
  from judged
  union all
  select
    judged.year,
    rule.region_code as city_code,
    judged.area_tier,
    judged.outlook
  from judged
  cross join rule
  union all
  select
    judged.year,
    rule.region_code as city_code,
    'all' as area_tier,
    judged.outlook
  from judged
  cross join rule
  union all
  select
    city_evidence.year,
    rule.region_code as city_code,
    'all' as area_tier,
    'undetermined' as outlook
  from city_evidence
  cross join rule
  join periods
    on periods.period_kind = 'year'
    and periods.period = cast(city_evidence.year as varchar(4))
  left join known
    on known.year = city_evidence.year
    and known.city_code = city_evidence.city_code
  where known.city_code is null and not periods.is_final
),

ranks as (
  select outlook, place
  from (
    values
      ('exceeded', 1),
      ('undetermined', 2),
      ('at_risk', 3),
      ('on_course', 4),
      ('on_pace', 5)
  ) as listed (outlook, place)
),

gravest as (
  select
    scopes.year,
    scopes.city_code,
    scopes.area_tier,
    min(ranks.place) as place
  from scopes
  join ranks on ranks.outlook = scopes.outlook
  group by scopes.year, scopes.city_code, scopes.area_tier
)

select
  gravest.year,
  gravest.city_code,
  gravest.area_tier,
  ranks.outlook
from gravest
join ranks on ranks.place = gravest.place
