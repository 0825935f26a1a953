-- zh: 被其他文件替换、且内容与替换它的行不同的停电记录，每条一行。
-- en: The replaced outage rows whose content differs from that of the row in force.
-- Grain: one row per replaced outage row whose content differs from that of the row in force.
-- Key: event_id.
-- Meaning: two files disagree on the row. If an event has several groups, the row is compared with
--   the most similar one in force.
-- Reads: replaced_outages, held_outages, rule.
-- Source: method, "Corrections".
with outages_known as (
  select held_outages.*
  from held_outages
  cross join rule
  where held_outages.from_load <= rule.known_order
    and (held_outages.to_load is null or held_outages.to_load > rule.known_order)
)

select
  replaced_outages.event_id,
  replaced_outages.document_no,
  replaced_outages.source_line,
  replaced_outages.standing,
  replaced_outages.by_document_no,
  replaced_outages.by_source_line,
  replaced_outages.by_standing
from replaced_outages
join outages_known as put_aside
  on put_aside.document_no = replaced_outages.document_no
  and put_aside.source_line = replaced_outages.source_line
join outages_known as in_force
  on in_force.document_no = replaced_outages.by_document_no
  and in_force.source_line = replaced_outages.by_source_line
where replaced_outages.reason = 'row'
  and (
    put_aside.city is distinct from in_force.city
    or put_aside.county is distinct from in_force.county
    or put_aside.area_tier is distinct from in_force.area_tier
    or put_aside.line_id is distinct from in_force.line_id
    or put_aside.asset_id is distinct from in_force.asset_id
    or put_aside.started_at is distinct from in_force.started_at
    or put_aside.restored_at is distinct from in_force.restored_at
    or put_aside.users is distinct from in_force.users
    or put_aside.nature is distinct from in_force.nature
    or put_aside.cause is distinct from in_force.cause
    or put_aside.avoidance_order is distinct from in_force.avoidance_order
    or put_aside.notified_at is distinct from in_force.notified_at
    or put_aside.reported_user_hours is distinct from in_force.reported_user_hours
    or put_aside.users_served is distinct from in_force.users_served
  )
