-- zh: 因其他文件的替换时段而撤回的停电记录，每条一行。
-- en: The outage rows withdrawn because they start in a window that another file replaces.
-- Grain: one row per outage row of a file in force that a window withdraws.
-- Key: whole.
-- Meaning: rows of other files that start in a replaced window and have a lower standing than the
--   file that replaces it. by_*: that file; of several, the first one loaded.
-- Reads: held_outages, documents, rule.
-- Source: method, "Corrections".
with windows as (
  select
    document_no,
    window_no,
    replace_from,
    replace_to,
    replace_provider
  from documents
  where feed = 'outages' and window_no is not null
),

-- Without a window these are null, and no row is looked at.
reach as (
  select min(replace_from) as first_day, max(replace_to) as last_day
  from windows
),

known as (
  select held_outages.*
  from held_outages
  cross join reach
  cross join rule
  where held_outages.from_load <= rule.known_order
    and (held_outages.to_load is null or held_outages.to_load > rule.known_order)
    and cast(held_outages.started_at as date) between reach.first_day and reach.last_day
),

windowed as (
  select known.document_no, known.source_line, min(windows.window_no) as window_no
  from known
  join windows
    on windows.window_no > known.standing
    and windows.document_no <> known.document_no
    and cast(known.started_at as date) between windows.replace_from and windows.replace_to
    and (windows.replace_provider is null or windows.replace_provider = known.provider)
  group by known.document_no, known.source_line
)

select
  known.document_no,
  known.source_line,
  known.standing,
  known.event_id,
  known.provider,
  known.asset_id,
  known.city as city_code,
  known.area_tier,
  known.started_at,
  windows.document_no as by_document_no,
  windows.window_no as by_standing
from windowed
join known
  on known.document_no = windowed.document_no
  and known.source_line = windowed.source_line
join windows on windows.window_no = windowed.window_no
