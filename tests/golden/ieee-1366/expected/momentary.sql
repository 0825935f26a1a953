select
  city_code, hours_sustained * 60 as sustained_minutes, interruptions, net_user_seconds,
  sustained_user_seconds
from period_hours
where period_kind = 'year' and area_tier = 'urban'
