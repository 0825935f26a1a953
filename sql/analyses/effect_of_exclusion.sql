-- zh: 扣除停运避险后改变了什么
-- en: What excluding safety shutdowns changes
-- Grain: one row per city and tier with excluded user-hours
-- Params: year (default: the latest)
-- Read: hours_gross is what the hours would be with nothing excluded. only_by_exclusion marks a city and tier that
--   keeps within its limit only because of the exclusion. An audit looks at these first.
with asked as (
  select coalesce(cast($year as bigint), (select max(year) from verdicts)) as year
)

select
  hours.city_name,
  hours.area_tier,
  round(hours.hours, 4) as hours,
  round(hours.hours_gross, 4) as hours_gross,
  round(hours.hours_gross - hours.hours, 4) as hours_excluded,
  verdicts.target_hours,
  verdicts.absolute_met
    and cast(hours.gross_user_seconds as hugeint) * hours.days * 1000000
      > cast(round(verdicts.target_hours * 1000000) as hugeint) * 3600
        * cast(hours.user_days as hugeint)
    as only_by_exclusion,
  verdicts.verdict
from period_hours as hours
cross join asked
join verdicts
  on verdicts.year = asked.year
  and verdicts.city_code = hours.city_code
  and verdicts.area_tier = hours.area_tier
where hours.period_kind = 'year'
  and hours.period = cast(asked.year as varchar)
  and hours.area_tier <> 'all'
  and hours.excluded_user_seconds > 0
order by hours.hours_gross - hours.hours desc, hours.city_code, hours.area_tier
