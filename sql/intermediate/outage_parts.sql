-- zh: 每条停电记录在其各月的计入户秒与扣除户秒，每条记录 × 月一行。
-- en: What each outage row adds in each of its months, with what the row is told apart by.
-- Grain: one row per outage row and month in which it starts or adds anything.
-- Key: outage_id; not kept.
-- Meaning: nearly all rows lie within one month of the horizon and add everything there; the others
--   are cut. outages is 1 in the month in which the row starts. row_net_user_seconds is what the
--   row adds in all of its months.
-- Reads: outage_rows, crossing_months, months.
-- Source: method, "Periods".
select
  outage_rows.outage_id,
  outage_rows.month_no,
  outage_rows.city_code,
  outage_rows.county,
  outage_rows.area_tier,
  outage_rows.line_id,
  outage_rows.nature,
  outage_rows.cause,
  outage_rows.users,
  outage_rows.started_s,
  outage_rows.ended_s,
  outage_rows.net_user_seconds as row_net_user_seconds,
  outage_rows.net_user_seconds,
  outage_rows.excluded_user_seconds,
  1 as outages
from outage_rows
join months on months.month_no = outage_rows.month_no
where outage_rows.started_s >= months.from_s
  and outage_rows.ended_s <= months.to_s
union all
select
  outage_id,
  month_no,
  city_code,
  county,
  area_tier,
  line_id,
  nature,
  cause,
  users,
  started_s,
  ended_s,
  row_net_user_seconds,
  net_user_seconds,
  excluded_user_seconds,
  outages
from crossing_months
