-- zh: 各停电记录所属的项：线路、事件、原因或区县
-- en: The item that each row belongs to: its line, event, cause or county
-- Params: kind (lines, events, causes or counties)
-- Reads: whatif_rows.
select
  cell,
  place,
  population,
  net,
  case $kind
    when 'lines' then line_id
    when 'events' then event_id
    when 'causes' then cause
    when 'counties' then county
  end as name,
  case when $kind = 'events' then coalesce(provider, '') else '' end as provider
from whatif_rows
