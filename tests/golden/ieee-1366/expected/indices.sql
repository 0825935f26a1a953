select
  city_code, hours * 60 as saidi_minutes, hours_sustained * 60 as sustained_minutes, saifi,
  caidi * 60 as caidi_minutes, asai
from period_hours
where period_kind = 'year' and area_tier = 'urban'
