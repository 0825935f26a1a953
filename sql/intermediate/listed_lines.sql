-- zh: 各时段、市州（及全区域）列出的线路及其名次。
-- en: The lines that are listed in a period, with their places.
-- Grain: one row per period, city (or the region) and line: the ten with the most user-seconds.
-- Key: year.
-- Meaning: a line belongs to the city of its rows, so the ten of the region are among those of its
--   cities. Lines without counted user-seconds are left out. year is that of the period.
-- Reads: leading_lines, period_months, rule.
-- Source: method, "Detail".
with summed as (
  select
    leading_lines.year,
    period_months.period_kind,
    period_months.period,
    leading_lines.city_code,
    leading_lines.line_id,
    sum(leading_lines.net_user_seconds) as net,
    sum(leading_lines.fault_user_seconds) as fault,
    sum(leading_lines.outages) as outages
  from leading_lines
  join period_months on period_months.month_no = leading_lines.month_no
  group by
    leading_lines.year,
    period_months.period_kind,
    period_months.period,
    leading_lines.city_code,
    leading_lines.line_id
  having sum(leading_lines.net_user_seconds) > 0
),

-- What the last to be listed has is found without a wide sort; the exact order is then made of few.
placed as (
  select
    period_kind,
    period,
    city_code,
    net,
    row_number() over (partition by period_kind, period, city_code order by net desc) as place
  from summed
),

bars as (
  select
    placed.period_kind,
    placed.period,
    placed.city_code,
    min(placed.net) as bar
  from placed
  cross join rule
  where placed.place <= rule.lines_listed
  group by placed.period_kind, placed.period, placed.city_code
),

in_city as (
  select
    summed.*,
    row_number() over (
      partition by summed.period_kind, summed.period, summed.city_code
      order by summed.net desc, summed.line_id
    ) as place
  from summed
  join bars
    on bars.period_kind = summed.period_kind
    and bars.period = summed.period
    and bars.city_code = summed.city_code
  where summed.net >= bars.bar
),

in_region as (
  select
    in_city.*,
    row_number() over (
      partition by in_city.period_kind, in_city.period
      order by in_city.net desc, in_city.city_code, in_city.line_id
    ) as region_place
  from in_city
  cross join rule
  where in_city.place <= rule.lines_listed
),

listed as (
  select
    year,
    period_kind,
    period,
    city_code as scope_code,
    place as rank,
    city_code,
    line_id,
    net,
    fault,
    outages
  from in_region
  union all
  select
    in_region.year,
    in_region.period_kind,
    in_region.period,
    rule.region_code as scope_code,
    in_region.region_place as rank,
    in_region.city_code,
    in_region.line_id,
    in_region.net,
    in_region.fault,
    in_region.outages
  from in_region
  cross join rule
  where in_region.region_place <= rule.lines_listed
)

select
  year,
  period_kind,
  period,
  scope_code,
  rank,
  city_code,
  line_id,
  net,
  fault,
  outages
from listed
