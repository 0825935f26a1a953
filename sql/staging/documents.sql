-- zh: 当前有效的文件，每个文件一行。
-- en: The files in force, each in the version that counts.
-- Grain: one row per file in force at the requested state of knowledge.
-- Key: whole.
-- Meaning: the version of the file that counts. has_parts: whether its lines are those of several
--   parts, each of which has 1,048,576: sheets, or rows of several cities.
-- Reads: loads_known, held_parts.
-- Source: method, "Corrections".
with sheets as (
  select load_no, count(*) > 1 as has_parts
  from held_parts
  group by load_no
)

select loads_known.*, coalesce(sheets.has_parts, false) as has_parts
from loads_known
left join sheets on sheets.load_no = loads_known.load_no
where loads_known.is_in_force
