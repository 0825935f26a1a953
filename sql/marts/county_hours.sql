-- zh: 各时段、市州计入户秒最多的区县，其余合为一行。
-- en: The counties with the most counted user-seconds, by period and city, and the rest in one row.
-- Grain: one row per period, city and county: the 60 largest, and one for the rest.
-- Key: whole.
-- Meaning: the counties of a city with outages or users in the period. They add up to the city's
--   net. A blank county counts as a county of its own, not as part of the rest. user_days is null
--   if the customer feed does not give the county. hours is also null if some users of the city are
--   given without a county.
-- Reads: monthly_parts, county_days, period_months, periods, rule.
-- Source: method, "Detail".
with parts as (
  select
    month_no,
    city_code,
    part as county,
    net_user_seconds as net,
    fault_user_seconds as fault,
    excluded_user_seconds as excluded,
    outages,
    null as user_days
  from monthly_parts
  where kind = 'county'
  union all
  select
    month_no,
    city_code,
    county,
    0 as net,
    0 as fault,
    0 as excluded,
    0 as outages,
    user_days
  from county_days
),

summed as (
  select
    period_months.period_kind,
    period_months.period,
    parts.city_code,
    parts.county,
    sum(parts.net) as net,
    sum(parts.fault) as fault,
    sum(parts.excluded) as excluded,
    sum(parts.outages) as outages,
    sum(parts.user_days) as user_days
  from parts
  join period_months on period_months.month_no = parts.month_no
  group by period_months.period_kind, period_months.period, parts.city_code, parts.county
),

-- Users given without a county are users of some county: then no county's own are known whole.
told as (
  select
    summed.*,
    max(case when county is null and user_days > 0 then 1 else 0 end) over (
      partition by period_kind, period, city_code
    ) as has_unplaced
  from summed
),

placed as (
  select
    told.*,
    row_number() over (
      partition by period_kind, period, city_code
      order by net desc, county nulls last
    ) as place
  from told
  where net > 0 or excluded > 0 or outages > 0 or (county is not null and user_days > 0)
),

ranked as (
  select
    placed.*,
    placed.place > rule.counties_listed as is_rest,
    least(placed.place, rule.counties_listed + 1) as rank
  from placed
  cross join rule
),

listed as (
  select
    period_kind,
    period,
    city_code,
    rank,
    is_rest,
    min(case when not is_rest then county end) as county,
    max(has_unplaced) as has_unplaced,
    sum(net) as net,
    sum(fault) as fault,
    sum(excluded) as excluded,
    sum(outages) as outages,
    -- One county without users leaves the sum unknown.
    case
      when min(case when county is not null and user_days > 0 then 1 else 0 end) = 1
        then sum(user_days)
    end as user_days
  from ranked
  group by period_kind, period, city_code, rank, is_rest
)

select
  listed.period_kind,
  listed.period,
  listed.city_code,
  listed.rank,
  listed.county,
  listed.is_rest,
  cast(listed.net as decimal(38, 0)) as net_user_seconds,
  cast(listed.fault as decimal(38, 0)) as fault_user_seconds,
  cast(listed.outages as bigint) as outages,
  cast(listed.excluded as decimal(38, 0)) as excluded_user_seconds,
  cast(listed.user_days as decimal(38, 0)) as user_days,
  case
    when listed.has_unplaced = 0
      then cast(listed.net * periods.days as double) / cast(listed.user_days * 3600 as double)
  end as hours
from listed
join periods
  on periods.period_kind = listed.period_kind
  and periods.period = listed.period
