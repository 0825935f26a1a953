-- zh: 可能进入当年某时段前 10 的线路，每月 × 市州 × 线路一行。
-- en: The lines that may be listed in a period of their year, by month and city.
-- Grain: one row per month, city and line that may be among the ten largest of a period of that
--   year.
-- Key: year.
-- Meaning: the tenth line of a period has at least as much as the tenth line of any of its months.
--   So a line whose whole year stays below the tenth of every month is in no list, and most lines
--   are such. A month with few lines keeps all of them.
-- Reads: line_months, rule.
-- Source: method, "Detail".
with largest as (
  -- Lines are dealt into shares by their hash. The largest of each share are so many lines, so that the
  -- tenth of them is no more than the tenth of all, and is found without sorting all.
  select
    line_months.year,
    line_months.month_no,
    line_months.city_code,
    hash(line_months.line_id) % rule.line_shares as share_no,
    max(line_months.net_user_seconds) as net_user_seconds
  from line_months
  cross join rule
  group by
    line_months.year,
    line_months.month_no,
    line_months.city_code,
    hash(line_months.line_id) % rule.line_shares
),

placed as (
  select
    year,
    month_no,
    city_code,
    net_user_seconds,
    row_number() over (partition by month_no, city_code order by net_user_seconds desc) as place
  from largest
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
  select line_months.year, line_months.city_code, line_months.line_id
  from line_months
  join year_bars
    on year_bars.month_no = line_months.month_no
    and year_bars.city_code = line_months.city_code
  group by line_months.year, line_months.city_code, line_months.line_id
  having sum(line_months.net_user_seconds) >= min(year_bars.least_bar)
    or max(case when year_bars.bar is null then 1 else 0 end) = 1
)

select
  line_months.year,
  line_months.month_no,
  line_months.city_code,
  line_months.line_id,
  line_months.net_user_seconds,
  line_months.fault_user_seconds,
  line_months.outages
from line_months
join candidates
  on candidates.year = line_months.year
  and candidates.city_code = line_months.city_code
  and candidates.line_id = line_months.line_id
