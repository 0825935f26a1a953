-- zh: 可能进入当年某时段前 10 的线路，每月 × 市州 × 线路一行。
-- Grain: one row per month, city and line that may be among the ten of a period of that year.
-- Meaning: the tenth line of a period has at least what the tenth of any of its months has. So a line
--   whose whole year stays below the tenth of every month is in no list, and most are; except where
--   a month has fewer than ten, which are all kept.
-- Reads: part_months. Source: method, "Detail".
with lines as (
  select
    cast(floor(month_no / 12) as int) as year,
    month_no,
    city_code,
    part as line_id,
    net_user_seconds,
    fault_user_seconds,
    outages
  from part_months
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

tenths as (
  select
    year,
    month_no,
    city_code,
    case when count(*) = 10 then min(net_user_seconds) end as tenth
  from placed
  where place <= 10
  group by year, month_no, city_code
),

bars as (
  select
    t.*,
    min(tenth) over (partition by year, city_code) as bar
  from tenths t
),

candidates as (
  select l.year, l.city_code, l.line_id
  from lines l
  join bars b on b.month_no = l.month_no and b.city_code = l.city_code
  group by l.year, l.city_code, l.line_id
  having sum(l.net_user_seconds) >= min(b.bar)
    or max(case when b.tenth is null then 1 else 0 end) = 1
)

select l.month_no, l.city_code, l.line_id, l.net_user_seconds, l.fault_user_seconds, l.outages
from lines l
join candidates c on c.year = l.year and c.city_code = l.city_code and c.line_id = l.line_id
