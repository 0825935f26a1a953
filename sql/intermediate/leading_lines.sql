-- zh: 可能进入当年某时段前 10 的线路，每月 × 市州 × 线路一行。
-- en: The lines that may be listed in a period of their year, by month and city.
-- Grain: one row per month, city and line that may be among the ten largest of a period of that
--   year.
-- Key: whole.
-- Meaning: the tenth line of a period has at least as much as the tenth line of any of its months.
--   So a line whose whole year stays below the tenth of every month is in no list, and most lines
--   are such. A month with fewer than ten lines keeps all of them.
-- Reads: monthly_parts, rule.
-- Source: method, "Detail".
with lines as (
  select
    cast(floor(month_no / 12) as int) as year,
    month_no,
    city_code,
    part as line_id,
    net_user_seconds,
    fault_user_seconds,
    outages
  from monthly_parts
  where kind = 'line'
),

placed as (
  select
    year,
    month_no,
    city_code,
    net_user_seconds,
    row_number() over (partition by month_no, city_code order by net_user_seconds desc) as place
  from lines
),

month_bars as (
  select
    placed.year,
    placed.month_no,
    placed.city_code,
    case when count(*) = min(rule.lines_listed) then min(placed.net_user_seconds) end as bar
  from placed
  cross join rule
  where placed.place <= rule.lines_listed
  group by placed.year, placed.month_no, placed.city_code
),

year_bars as (
  select
    month_bars.*,
    min(bar) over (partition by year, city_code) as least_bar
  from month_bars
),

candidates as (
  select lines.year, lines.city_code, lines.line_id
  from lines
  join year_bars
    on year_bars.month_no = lines.month_no
    and year_bars.city_code = lines.city_code
  group by lines.year, lines.city_code, lines.line_id
  having sum(lines.net_user_seconds) >= min(year_bars.least_bar)
    or max(case when year_bars.bar is null then 1 else 0 end) = 1
)

select
  lines.month_no,
  lines.city_code,
  lines.line_id,
  lines.net_user_seconds,
  lines.fault_user_seconds,
  lines.outages
from lines
join candidates
  on candidates.year = lines.year
  and candidates.city_code = lines.city_code
  and candidates.line_id = lines.line_id
