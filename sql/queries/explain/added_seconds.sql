-- zh: 各停电记录在时段内计入与扣除的户秒，及自时段起始以后计入的户秒
-- en: Counted and excluded user-seconds of each outage row in the span, and those counted from the start of the span's period on
-- Params: first_month (first day of the period), to (the day after the last of the span)
-- Reads: outage_months, explained_touching.
select
  months.outage_id,
  cast(sum(months.net_user_seconds) as bigint) as net_on,
  cast(
    sum(case when months.month_start < cast($to as date) then months.net_user_seconds end) as bigint
  ) as net,
  cast(
    sum(case when months.month_start < cast($to as date) then months.excluded_user_seconds end)
    as bigint
  ) as excluded
from outage_months as months
join explained_touching as touching on touching.outage_id = months.outage_id
where months.month_start >= cast($first_month as date)
group by months.outage_id
