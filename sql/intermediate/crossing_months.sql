-- zh: 跨越月末的停电记录在各月的户秒，每条记录 × 月一行。
-- en: What outage rows that cross the end of a month add in each of their months.
-- Grain: one row per month and outage row that does not lie within one month of the horizon.
-- Key: outage_id.
-- Meaning: what such a row adds in each month that it touches, and 1 outage in the month in which
--   it started, with what the row is told apart by. All other rows, which are nearly all, add
--   everything in the month of their start.
-- Reads: outages, outage_figures, contribution_months, days, months.
-- Source: method, "Periods".
with crossing as (
  select
    outage_figures.outage_id,
    case
      when outage_figures.started_s >= months.from_s and outage_figures.started_s < months.to_s
        then months.month_no
    end as start_month
  from outage_figures
  left join days on days.day_no = cast(floor(outage_figures.started_s / 86400) as bigint)
  left join months on months.month_no = days.month_no
  where months.month_no is null
    or outage_figures.started_s < months.from_s
    or outage_figures.ended_s > months.to_s
),

parts as (
  select
    contribution_months.outage_id,
    contribution_months.month_no,
    case
      when contribution_months.is_excluded then 0
      else contribution_months.user_seconds
    end as net,
    case
      when contribution_months.is_excluded then contribution_months.user_seconds
      else 0
    end as excluded,
    0 as outages
  from contribution_months
  join crossing on crossing.outage_id = contribution_months.outage_id
  union all
  select
    outage_id,
    start_month as month_no,
    0 as net,
    0 as excluded,
    1 as outages
  from crossing
  where start_month is not null
),

summed as (
  select
    outage_id,
    month_no,
    sum(net) as net,
    sum(excluded) as excluded,
    sum(outages) as outages
  from parts
  group by outage_id, month_no
)

select
  summed.outage_id,
  summed.month_no,
  outages.city_code,
  outages.county,
  outages.area_tier,
  outages.line_id,
  outages.nature,
  outages.cause,
  outages.users,
  outage_figures.started_s,
  outage_figures.ended_s,
  outage_figures.net_user_seconds as row_net_user_seconds,
  cast(summed.net as bigint) as net_user_seconds,
  cast(summed.excluded as bigint) as excluded_user_seconds,
  cast(summed.outages as integer) as outages
from summed
join outages on outages.outage_id = summed.outage_id
join outage_figures on outage_figures.outage_id = summed.outage_id
