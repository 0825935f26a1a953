-- zh: 每日用户平均停电时间，每市州（及全区域）× 完整日一行；停电计入其开始之日。
-- en: Hours per user by day, for each city and the region; an outage counts on the day it began.
-- Grain: one row per complete day and city (or the region) with outages or users in the horizon.
-- Key: whole.
-- Meaning: all net user-seconds of the rows that began on the day, and hours per user on that day.
--   log_e11 is the natural logarithm of the hours, times 10^11 and rounded. Its sums are therefore
--   exact, and their squares fit 38 digits.
-- Reads: calendar_days, started_days, daily_users, period_cells, rule.
-- Source: method, "Detail".
with parts as (
  select
    day,
    city_code,
    net_user_seconds as net,
    0 as users
  from started_days
  union all
  select
    day,
    city_code,
    0 as net,
    users
  from daily_users
),

summed as (
  select
    parts.day,
    coalesce(parts.city_code, min(rule.region_code)) as city_code,
    sum(parts.net) as net,
    sum(parts.users) as users
  from parts
  cross join rule
  group by grouping sets ((parts.day, parts.city_code), (parts.day))
),

held as (
  select distinct city_code
  from period_cells
),

measured as (
  select
    held.city_code,
    calendar_days.day,
    calendar_days.year,
    coalesce(summed.net, 0) as net_user_seconds,
    case
      when summed.users > 0
        then cast(summed.net as double) / cast(summed.users * 3600 as double)
    end as hours
  from held
  cross join calendar_days
  left join summed
    on summed.city_code = held.city_code
    and summed.day = calendar_days.day
  where calendar_days.is_complete
)

select
  measured.*,
  case
    when hours > 0
      then cast(round(ln(hours) * 100000000000) as decimal(38, 0))
  end as log_e11
from measured
