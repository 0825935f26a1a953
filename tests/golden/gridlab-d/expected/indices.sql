select
  period, city_code, interruptions, interruptions_sustained, interruptions_momentary,
  sustained_user_seconds, hours_sustained, saifi_sustained, caidi_sustained, maifi
from period_hours
where area_tier = 'urban' and city_code <> '510000' and period in ('2022', '2022-01', '2022-02')
