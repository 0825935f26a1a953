-- zh: 数据所涉各年的每一天，供重新计算
-- en: The days of the years with data, as the models read them
-- Reads: calendar.
select
  day,
  cast(civil_seconds(cast(day as timestamp)) // 86400 as bigint) as day_no,
  cast(year as integer) as year,
  quarter,
  month,
  cast(year * 12 + month(day) - 1 as integer) as month_no
from calendar
