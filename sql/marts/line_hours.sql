-- zh: 各时段、市州（及全区域）计入户秒最多的线路。
-- en: The lines with the most counted user-seconds, by period and city or region.
-- Grain: one row per period, city (or the region) and line: the ten with the most user-seconds.
-- Key: whole.
-- Meaning: a line belongs to the city of its rows, so the ten of the region are among those of its
--   cities. Rows without a line, and lines without counted user-seconds, are left out.
-- Reads: listed_lines, city_rules.
-- Source: method, "Detail".
select
  listed_lines.period_kind,
  listed_lines.period,
  listed_lines.scope_code as city_code,
  listed_lines.rank,
  listed_lines.city_code as line_city_code,
  coalesce(city_rules.city_name, listed_lines.city_code) as line_city_name,
  listed_lines.line_id,
  cast(listed_lines.net as decimal(38, 0)) as net_user_seconds,
  cast(listed_lines.fault as decimal(38, 0)) as fault_user_seconds,
  cast(listed_lines.outages as bigint) as outages
from listed_lines
left join city_rules on city_rules.city_code = listed_lines.city_code
