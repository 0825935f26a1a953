-- zh: 被其他文件替换、且内容与替换它的行不同的行，每行一条。
-- en: The replaced rows whose content differs from that of the row in force.
-- Grain: one row per replaced row whose content differs from that of the row in force.
-- Key: whole.
-- Meaning: two files disagree on the row. If an event has several groups, the row is compared with
--   the most similar one in force.
-- Reads: replaced_rows, disagreeing_outages, held_restorations, register_rows, rule.
-- Source: method, "Corrections".
with pairs as (
  select
    feed,
    document_no,
    source_line,
    standing,
    by_document_no,
    by_source_line,
    by_standing
  from replaced_rows
  where reason = 'row'
),

restorations_known as (
  select held_restorations.*
  from held_restorations
  cross join rule
  where held_restorations.from_load <= rule.known_order
    and (held_restorations.to_load is null or held_restorations.to_load > rule.known_order)
)

select
  'outages' as feed,
  document_no,
  source_line,
  standing,
  by_document_no,
  by_source_line,
  by_standing
from disagreeing_outages
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join restorations_known as put_aside
  on put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join restorations_known as in_force
  on in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where pairs.feed = 'restorations'
  and put_aside.users_restored is distinct from in_force.users_restored
union all
select
  pairs.feed,
  pairs.document_no,
  pairs.source_line,
  pairs.standing,
  pairs.by_document_no,
  pairs.by_source_line,
  pairs.by_standing
from pairs
join register_rows as put_aside
  on put_aside.feed = pairs.feed
  and put_aside.document_no = pairs.document_no
  and put_aside.source_line = pairs.source_line
join register_rows as in_force
  on in_force.feed = pairs.feed
  and in_force.document_no = pairs.by_document_no
  and in_force.source_line = pairs.by_source_line
where put_aside.content is distinct from in_force.content
