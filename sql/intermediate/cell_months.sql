-- zh: 可相加的量，每月 × 市州 × 地区特征一行；各时段与汇总均由此相加。
-- Grain: one row per month, city and tier that has population or outages in it.
-- Meaning: the additive quantities of a cell, from which every period and roll-up is added up.
-- Reads: population_days, days, horizon, contribution_months, outages, outage_ends, row_totals, rule.
-- Source: method, "Indices".
with populated as (
  select d.month_no, p.city_code, p.area_tier, sum(p.users) as user_days
  from population_days p
  join days d on d.day = p.day
  cross join horizon h
  where d.day >= h.data_from and d.day < h.as_of
  group by d.month_no, p.city_code, p.area_tier
),

contributed as (
  select outage_id, month_no, is_excluded, cast(user_seconds as decimal(38, 0)) as user_seconds
  from contribution_months
),

timed as (
  select
    c.month_no,
    o.city_code,
    o.area_tier,
    sum(c.user_seconds) as gross,
    sum(case when c.is_excluded then c.user_seconds else 0 end) as excluded,
    sum(case when c.is_excluded then 0 else c.user_seconds end) as net,
    sum(case when not c.is_excluded and o.nature = 'fault' then c.user_seconds else 0 end) as fault,
    sum(case when not c.is_excluded and o.nature <> 'fault' then c.user_seconds else 0 end)
      as planned,
    sum(case when not c.is_excluded and e.ended_s - e.started_s > r.sustained_over_s
      then c.user_seconds else 0 end) as sustained
  from contributed c
  join outages o on o.outage_id = c.outage_id
  join outage_ends e on e.outage_id = c.outage_id
  cross join rule r
  group by c.month_no, o.city_code, o.area_tier
),

started as (
  select
    d.month_no,
    o.city_code,
    o.area_tier,
    count(*) as outages,
    sum(case when t.net_user_seconds > 0 then cast(o.users as decimal(38, 0)) else 0 end)
      as interruptions
  from outages o
  join days d on d.day = cast(o.started_at as date)
  cross join horizon h
  left join row_totals t on t.outage_id = o.outage_id
  where o.started_s >= h.data_from_s and o.started_s < h.as_of_s
  group by d.month_no, o.city_code, o.area_tier
),

parts as (
  select month_no, city_code, area_tier, user_days,
    0 as gross, 0 as excluded, 0 as net, 0 as fault, 0 as planned, 0 as sustained, 0 as outages,
    0 as interruptions
  from populated
  union all
  select month_no, city_code, area_tier, 0, gross, excluded, net, fault, planned, sustained, 0, 0
  from timed
  union all
  select month_no, city_code, area_tier, 0, 0, 0, 0, 0, 0, 0, outages, interruptions
  from started
)

select
  month_no,
  city_code,
  area_tier,
  sum(user_days) as user_days,
  sum(gross) as gross_user_seconds,
  sum(excluded) as excluded_user_seconds,
  sum(net) as net_user_seconds,
  sum(fault) as fault_user_seconds,
  sum(planned) as planned_user_seconds,
  sum(sustained) as sustained_user_seconds,
  sum(outages) as outages,
  sum(interruptions) as interruptions
from parts
group by month_no, city_code, area_tier
