-- zh: 单元年内的线路、事件、原因、区县或性质
-- en: The lines, events, causes, counties or natures of the rows
-- Params: by (which of them)
-- Reads: whatif_rows.
select distinct
  case $by
    when 'line' then line_id
    when 'event' then event_id
    when 'cause' then cause
    when 'county' then county
    when 'nature' then nature
  end as value
from whatif_rows
order by value
