-- zh: 各时段、市州（及全区域）计入户秒最多的停电原因，其余合为一行。
-- en: The causes with the most counted user-seconds, by period and city, and the rest in one row.
-- Grain: one row per period, city (or the region) and cause: the 20 largest, and one for the rest.
-- Key: whole.
-- Meaning: what caused the counted user-seconds of a period. The rows of a period and city add up
--   to its net. A blank cause counts as a cause of its own, not as part of the rest.
-- Reads: monthly_parts, period_months, period_hours, rule.
-- Source: method, "Detail".
with summed as (
  select
    period_months.period_kind,
    period_months.period,
    case
      when grouping(monthly_parts.city_code) = 1 then min(rule.region_code)
      else monthly_parts.city_code
    end as city_code,
    monthly_parts.part as cause,
    sum(monthly_parts.net_user_seconds) as net,
    sum(monthly_parts.fault_user_seconds) as fault,
    sum(monthly_parts.outages) as outages
  from monthly_parts
  join period_months on period_months.month_no = monthly_parts.month_no
  cross join rule
  where monthly_parts.kind = 'cause'
  group by grouping sets (
    (period_months.period_kind, period_months.period, monthly_parts.city_code, monthly_parts.part),
    (period_months.period_kind, period_months.period, monthly_parts.part)
  )
  having sum(monthly_parts.net_user_seconds) > 0 or sum(monthly_parts.outages) > 0
),

placed as (
  select
    summed.*,
    row_number() over (
      partition by period_kind, period, city_code
      order by net desc, cause nulls last
    ) as place
  from summed
),

ranked as (
  select
    placed.*,
    placed.place > rule.causes_listed as is_rest,
    least(placed.place, rule.causes_listed + 1) as rank
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
    min(case when not is_rest then cause end) as cause,
    sum(net) as net,
    sum(fault) as fault,
    sum(outages) as outages
  from ranked
  group by period_kind, period, city_code, rank, is_rest
)

select
  listed.period_kind,
  listed.period,
  listed.city_code,
  listed.rank,
  listed.cause,
  listed.is_rest,
  cast(listed.net as decimal(38, 0)) as net_user_seconds,
  cast(listed.fault as decimal(38, 0)) as fault_user_seconds,
  cast(listed.outages as bigint) as outages,
  case
    when period_hours.user_days > 0
      then cast(listed.net * period_hours.days as double)
        / cast(period_hours.user_days * 3600 as double)
  end as hours
from listed
join period_hours
  on period_hours.period_kind = listed.period_kind
  and period_hours.period = listed.period
  and period_hours.city_code = listed.city_code
  and period_hours.area_tier = 'all'
