-- zh: 按原因、区县、线路分列的各月户秒，每月 × 市州 × 类别 × 项一行。
-- en: The user-seconds of each month by cause, county and line.
-- Grain: one row per month, city, kind of part (cause, county or line) and part.
-- Meaning: what outage rows add in a month, split by cause, county and line in one pass. A part
--   that the source leaves blank is null. Rows without a line are not listed under the kind line.
-- Reads: outages, outage_figures, crossing_months, days, months.
-- Source: method, "Detail".
with added as (
  select
    days.month_no,
    outages.city_code,
    outages.cause,
    outages.county,
    outages.line_id,
    outages.nature,
    outage_figures.net_user_seconds as net,
    outage_figures.excluded_user_seconds as excluded,
    1 as outages
  from outages
  join outage_figures on outage_figures.outage_id = outages.outage_id
  join days on days.day = cast(outages.started_at as date)
  join months on months.month_no = days.month_no
  where outage_figures.started_s >= months.from_s
    and outage_figures.ended_s <= months.to_s
  union all
  select
    crossing_months.month_no,
    outages.city_code,
    outages.cause,
    outages.county,
    outages.line_id,
    outages.nature,
    crossing_months.net_user_seconds as net,
    crossing_months.excluded_user_seconds as excluded,
    crossing_months.outages
  from crossing_months
  join outages on outages.outage_id = crossing_months.outage_id
),

summed as (
  select
    month_no,
    city_code,
    case
      when grouping(cause) = 0 then 'cause'
      when grouping(county) = 0 then 'county'
      else 'line'
    end as kind,
    coalesce(cause, county, line_id) as part,
    sum(net) as net_user_seconds,
    sum(case when nature = 'fault' then net else 0 end) as fault_user_seconds,
    sum(excluded) as excluded_user_seconds,
    sum(outages) as outages
  from added
  group by grouping sets (
    (month_no, city_code, cause),
    (month_no, city_code, county),
    (month_no, city_code, line_id)
  )
)

select
  month_no,
  city_code,
  kind,
  part,
  net_user_seconds,
  fault_user_seconds,
  excluded_user_seconds,
  outages
from summed
where kind <> 'line' or part is not null
