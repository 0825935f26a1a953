-- zh: 一项改动涉及的停电记录：该项单独的设想，及依次包含它的各设想
-- en: The rows that a change is about: in the variant of it alone, and in those of it with others
-- Params: step (number of the change), steps (how many there are), by (what it goes by), value (which)
-- Reads: whatif_changed, whatif_rows.
select changed.variant, changed.place
from whatif_changed as changed
join whatif_rows as rows_held on rows_held.place = changed.place
where (changed.variant = $step or changed.variant >= $steps + $step)
  and case $by
    when 'line' then rows_held.line_id = $value
    when 'event' then rows_held.event_id = $value
    when 'cause' then rows_held.cause = $value
    when 'county' then rows_held.county = $value
    when 'nature' then rows_held.nature = $value
    when 'planned' then rows_held.nature <> 'fault'
  end
