-- zh: 有效的停电记录，每条一行；被其他文件替换的行与因替换时段撤回的行除外。
-- en: The outage rows in force, without those replaced or withdrawn.
-- Grain: one row per outage row in force.
-- Key: outage_id; not kept.
-- Meaning: the rows of the files in force, except those that give way to another file. Times are
--   seconds of local civil time. standing is the load that brought the content of the row.
-- Reads: held_outages, replaced_outages, rule.
-- Source: method, "Corrections" and "From rows to spells".
select
  cast(held_outages.document_no as bigint) * 1000000000 + held_outages.source_line as outage_id,
  held_outages.document_no,
  held_outages.standing,
  held_outages.source_line,
  held_outages.event_id,
  held_outages.provider,
  held_outages.city as city_code,
  held_outages.county,
  held_outages.area_tier,
  held_outages.line_id,
  held_outages.asset_id,
  cast(year(held_outages.started_at) * 12 + month(held_outages.started_at) - 1 as integer) as month_no,
  held_outages.started_at,
  held_outages.restored_at,
  civil_seconds(held_outages.started_at) as started_s,
  civil_seconds(held_outages.restored_at) as restored_s,
  held_outages.users,
  held_outages.users_served,
  held_outages.nature,
  held_outages.cause,
  held_outages.avoidance_order,
  held_outages.notified_at,
  held_outages.reported_user_hours
from held_outages
cross join rule
left join replaced_outages
  on replaced_outages.document_no = held_outages.document_no
  and replaced_outages.source_line = held_outages.source_line
where held_outages.from_load <= rule.known_order
  and (held_outages.to_load is null or held_outages.to_load > rule.known_order)
  and replaced_outages.source_line is null
