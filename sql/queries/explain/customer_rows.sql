-- zh: 时段内有效的用户基数，用户多的在前
-- en: The customer rows of a city and tier that are valid in the span, largest first
-- Params: city_code (a city), area_tier (a tier), from (first day of the span),
--   to (the day after its last)
-- Reads: customer_rows. Source: method, "Equivalent users".
select county, provider, users, valid_from, valid_to, source_file, source_line
from customer_rows
where city_code = $city_code
  and area_tier = $area_tier
  and valid_from < cast($to as date)
  and valid_to >= cast($from as date)
order by users desc, valid_from, source_file, source_line
