-- zh: 频繁停电的停电设备，每年 × 停电设备一行：任意连续 60 天内停电超过 3 次。
-- Grain: one row per year, city, tier and asset with more than three interruptions within 60 days.
-- Meaning: an interruption of the year whose third before it started on one of the 60 days that end
--   with its own; these may reach back into the year before. Few assets have four at all.
-- Reads: asset_years, outage_facts, days, horizon. Source: method, "Detail".
with watched as (
  select city_code, area_tier, asset_id
  from asset_years
  group by city_code, area_tier, asset_id
  having sum(interruptions) > 3
),

starts as (
  select
    d.year,
    f.city_code,
    f.area_tier,
    f.asset_id,
    d.day_no,
    lag(d.day_no, 3) over (
      partition by f.city_code, f.area_tier, f.asset_id
      order by d.day_no
    ) as third_before
  from outage_facts f
  join watched w
    on w.city_code = f.city_code and w.area_tier = f.area_tier and w.asset_id = f.asset_id
  join days d on d.day = cast(f.started_at as date)
  cross join horizon h
  where f.net_user_seconds > 0 and d.day >= h.data_from and d.day < h.as_of
)

select distinct year, city_code, area_tier, asset_id
from starts
where day_no - third_before < 60
