-- zh: 各年时户最多的线路，次年还有多少
-- en: What the worst lines of each year came to in the year after
-- Grain: one row per year that is complete and has a complete year after it
-- Params: city (default: all cities), tier (default: all tiers), lines (default: 5)
-- Read: The worst are the lines with the most counted user-seconds of the year, so many in each city and tier. kept is
--   what the same lines still had in the year after, of what they had. What is far below 1 would have come down by itself:
--   no more than kept of a saving found in one year can be expected in the next.
with asked as (
  select
    cast($city as varchar) as city_code,
    cast($tier as varchar) as area_tier,
    coalesce(cast($lines as bigint), 5) as lines
),

complete as (
  select city_code, area_tier, cast(period as bigint) as year
  from period_hours
  where period_kind = 'year' and area_tier <> 'all' and is_final
),

pairs as (
  select complete.city_code, complete.area_tier, complete.year
  from complete
  join complete as following
    on following.city_code = complete.city_code
    and following.area_tier = complete.area_tier
    and following.year = complete.year + 1
  cross join asked
  where complete.city_code = coalesce(asked.city_code, complete.city_code)
    and complete.area_tier = coalesce(asked.area_tier, complete.area_tier)
),

added as (
  select outage_id, year(month_start) as year, sum(net_user_seconds) as net
  from outage_months
  group by outage_id, year(month_start)
),

lines as (
  select
    facts.city_code,
    facts.area_tier,
    facts.line_id,
    added.year,
    sum(added.net) as net
  from outage_facts as facts
  join added on added.outage_id = facts.outage_id
  where facts.line_id is not null
  group by facts.city_code, facts.area_tier, facts.line_id, added.year
),

worst as (
  select
    lines.*,
    row_number() over (
      partition by lines.city_code, lines.area_tier, lines.year
      order by lines.net desc, lines.line_id
    ) as place
  from lines
  join pairs
    on pairs.city_code = lines.city_code
    and pairs.area_tier = lines.area_tier
    and pairs.year = lines.year
  where lines.net > 0
)

select
  worst.year,
  count(*) as lines,
  round(cast(sum(worst.net) as double) / 3600, 2) as user_hours,
  round(cast(sum(coalesce(following.net, 0)) as double) / 3600, 2) as user_hours_year_after,
  round(
    cast(sum(coalesce(following.net, 0)) as double) / cast(sum(worst.net) as double), 4
  ) as kept
from worst
cross join asked
left join lines as following
  on following.city_code = worst.city_code
  and following.area_tier = worst.area_tier
  and following.line_id = worst.line_id
  and following.year = worst.year + 1
where worst.place <= asked.lines
group by worst.year
order by worst.year
