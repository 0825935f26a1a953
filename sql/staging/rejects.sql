-- zh: 有效文件中被拒绝、且同一标识此后未再载入的行，每个问题一行。
-- en: The rejected rows of files in force whose identity has not been loaded since, one row per problem.
-- Grain: one row per problem of a row that could not be loaded and is outstanding.
-- Key: whole.
-- Meaning: a rejected row is outstanding until a row of its identity is loaded after it, or until
--   its file no longer has it. A row that is one city's share of a row has # and the city behind its
--   identifier; it stands for the identity of the whole row too, which may have been rejected.
-- Reads: held_rejects, documents, held_outages, held_restorations, register_rows, rule.
-- Source: method, "Corrections".
with rejects_known as (
  select
    held_rejects.*,
    documents.document_no,
    documents.feed
  from held_rejects
  join documents on documents.load_no = held_rejects.load_no
),

rejected_identities as (
  select distinct feed, identity, standing
  from rejects_known
  where identity is not null
),

outage_identities as (
  select provider, event_id, asset_id, standing, from_load, to_load
  from held_outages
  union all
  select
    provider,
    substr(event_id, 1, length(event_id) - length(city) - 1) as event_id,
    asset_id,
    standing,
    from_load,
    to_load
  from held_outages
  where right(event_id, length(city) + 1) = concat('#', city)
),

settled as (
  select
    rejected_identities.feed,
    rejected_identities.identity,
    rejected_identities.standing
  from rejected_identities
  join outage_identities
    on identity_text(
      outage_identities.provider,
      outage_identities.event_id,
      outage_identities.asset_id,
      null,
      null
    ) = rejected_identities.identity
    and outage_identities.standing > rejected_identities.standing
  cross join rule
  where rejected_identities.feed = 'outages'
    and outage_identities.from_load <= rule.known_order
    and (outage_identities.to_load is null or outage_identities.to_load > rule.known_order)
  union all
  select
    rejected_identities.feed,
    rejected_identities.identity,
    rejected_identities.standing
  from rejected_identities
  join held_restorations
    on identity_text(
      held_restorations.provider,
      held_restorations.event_id,
      held_restorations.asset_id,
      cast(held_restorations.restored_at as varchar(19)),
      null
    ) = rejected_identities.identity
    and held_restorations.standing > rejected_identities.standing
  cross join rule
  where rejected_identities.feed = 'restorations'
    and held_restorations.from_load <= rule.known_order
    and (held_restorations.to_load is null or held_restorations.to_load > rule.known_order)
  union all
  select
    rejected_identities.feed,
    rejected_identities.identity,
    rejected_identities.standing
  from rejected_identities
  join register_rows
    on register_rows.feed = rejected_identities.feed
    and register_rows.identity = rejected_identities.identity
    and register_rows.standing > rejected_identities.standing
),

settled_once as (
  select distinct feed, identity, standing
  from settled
)

select
  rejects_known.document_no,
  rejects_known.feed,
  rejects_known.load_no,
  rejects_known.standing,
  rejects_known.source_line,
  rejects_known.column_name,
  rejects_known.code,
  rejects_known.message,
  rejects_known.message_en,
  rejects_known.raw
from rejects_known
left join settled_once
  on settled_once.feed = rejects_known.feed
  and settled_once.identity = rejects_known.identity
  and settled_once.standing = rejects_known.standing
where settled_once.feed is null
