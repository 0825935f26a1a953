-- zh: 各月末对年内余下停电的点预测，每种方法 × 年 × 月 × 市州 × 地区特征一行。
-- en: What is expected to come after a month, as one number.
-- Grain: one row per way, year, month and place.
-- Key: whole.
-- Meaning: user-seconds up to the end of the month; in a final year also what did come after it; the
--   level of the past years, their mean with the later ones weighing more; and what is expected to
--   come. The way own lets the year so far correct the level: with Q of the past years, Q1 of it
--   after the month, and belief b, it expects Q1 * (b * so_far + level) / ((b + 1) * Q - b * Q1).
--   The way season expects what came in the same months of the year before. Rounded half up.
-- Reads: judged_months, place_months, forecast_years, adjusted_months, seasons, past_weights,
--   forecast_rule.
-- Source: method, "Forecast".
with weighed as (
  select
    adjusted_months.year,
    adjusted_months.city_code,
    adjusted_months.area_tier,
    sum(adjusted_months.adjusted_user_seconds * past_weights.weight) as weighted
  from adjusted_months
  join past_weights on past_weights.years_back = adjusted_months.years_back
  group by adjusted_months.year, adjusted_months.city_code, adjusted_months.area_tier
),

-- A past year in which no month has users in both years adds nothing, and weighs all the same.
levels as (
  select
    forecast_years.*,
    cast(
      whole_part(
        2 * coalesce(weighed.weighted, 0) + past_weights.weights, 2 * past_weights.weights
      ) as decimal(38, 0)
    ) as level_user_seconds
  from forecast_years
  left join past_weights on past_weights.years_back = forecast_years.past_years - 1
  left join weighed
    on weighed.year = forecast_years.year
    and weighed.city_code = forecast_years.city_code
    and weighed.area_tier = forecast_years.area_tier
),

sums as (
  select
    judged_months.year,
    judged_months.month,
    place_months.city_code,
    place_months.area_tier,
    sum(
      case when place_months.month <= judged_months.month then place_months.net_user_seconds else 0 end
    ) as so_far,
    sum(
      case when place_months.month > judged_months.month then place_months.net_user_seconds else 0 end
    ) as rest,
    sum(
      case when place_months.month > judged_months.month then place_months.user_days else 0 end
    ) as rest_user_days
  from judged_months
  join place_months on place_months.year = judged_months.year
  group by
    judged_months.year,
    judged_months.month,
    place_months.city_code,
    place_months.area_tier
),

year_before as (
  select
    judged_months.year,
    judged_months.month,
    adjusted_months.city_code,
    adjusted_months.area_tier,
    sum(
      case
        when adjusted_months.month > judged_months.month
          then adjusted_months.adjusted_user_seconds
        else 0
      end
    ) as expected
  from judged_months
  join adjusted_months on adjusted_months.year = judged_months.year
  where adjusted_months.years_back = 0
  group by
    judged_months.year,
    judged_months.month,
    adjusted_months.city_code,
    adjusted_months.area_tier
),

known as (
  select
    levels.*,
    sums.month,
    sums.so_far,
    case when levels.is_final then sums.rest end as rest,
    sums.rest_user_days,
    coalesce(seasons.rest_user_seconds, 0) as season_rest,
    coalesce(seasons.whole_user_seconds, 0) as season_whole,
    forecast_rule.belief * sums.so_far + levels.level_user_seconds as whole_expected,
    (forecast_rule.belief + 1) * coalesce(seasons.whole_user_seconds, 0)
      - forecast_rule.belief * coalesce(seasons.rest_user_seconds, 0) as season_parts,
    coalesce(year_before.expected, 0) as year_before_rest
  from levels
  join sums
    on sums.year = levels.year
    and sums.city_code = levels.city_code
    and sums.area_tier = levels.area_tier
  cross join forecast_rule
  left join seasons
    on seasons.year = sums.year
    and seasons.month = sums.month
    and seasons.forecast_group = levels.forecast_group
  left join year_before
    on year_before.year = sums.year
    and year_before.month = sums.month
    and year_before.city_code = sums.city_code
    and year_before.area_tier = sums.area_tier
),

ways as (
  select way
  from (values ('own'), ('season')) as listed (way)
),

expected as (
  select
    ways.way,
    known.*,
    case
      when ways.way = 'season' then year_before_rest
      when past_years > 0 and season_parts > 0
        then whole_part(
          whole_ratio(2 * season_rest, whole_expected, 1, season_parts) + 1,
          cast(2 as decimal(38, 0))
        )
      when past_years > 0 then 0
    end as expected_rest
  from known
  cross join ways
  where past_years > 0 or ways.way = 'own'
)

select
  way,
  year,
  month,
  is_final,
  city_code,
  area_tier,
  level,
  forecast_group,
  days,
  user_days,
  past_years,
  cast(so_far as decimal(38, 0)) as so_far_user_seconds,
  cast(rest as decimal(38, 0)) as rest_user_seconds,
  cast(rest_user_days as decimal(38, 0)) as rest_user_days,
  season_rest as season_rest_user_seconds,
  season_whole as season_whole_user_seconds,
  level_user_seconds,
  cast(expected_rest as decimal(38, 0)) as expected_user_seconds
from expected
