-- zh: 取自停电记录的用户基数，每市州 × 地区特征 × 月一行，仅限用户基数中没有的市州、地区特征。
-- en: The users of cities and tiers that no customer row names, as outage rows say who is served.
-- Grain: one row per city, tier and month in which outage rows say how many users are served.
-- Key: whole.
-- Meaning: only of cities and tiers without any customer row. The largest number of the month
--   counts, from the first day of the month to the day before the next month that has one, or the
--   end of the calendar. The first one counts from the first of January of its year, or from the
--   beginning of the horizon if that is earlier. outage_id: the first row that has it.
-- Reads: served_months, customers, horizon.
-- Source: method, "Equivalent users".
with based as (
  select distinct city_code, area_tier
  from customers
),

spanned as (
  select
    served_months.*,
    min(served_months.month_start) over (
      partition by served_months.city_code, served_months.area_tier
    ) as first_month,
    lead(served_months.month_start) over (
      partition by served_months.city_code, served_months.area_tier
      order by served_months.month_start
    ) as next_month
  from served_months
  left join based
    on based.city_code = served_months.city_code
    and based.area_tier = served_months.area_tier
  where based.city_code is null
)

select
  spanned.city_code,
  spanned.area_tier,
  spanned.month_start,
  spanned.users,
  spanned.least_users,
  spanned.outage_id,
  spanned.least_outage_id,
  spanned.document_no,
  spanned.standing,
  spanned.source_line,
  case
    when spanned.month_start = spanned.first_month
      then least(cast(date_trunc('year', spanned.month_start) as date), horizon.data_from)
    else spanned.month_start
  end as valid_from,
  coalesce(spanned.next_month - 1, date '9999-12-31') as valid_to
from spanned
cross join horizon
