-- zh: 截至所选载入次序已知的各次载入，每次一行；--known-at 略去其后的载入。
-- en: The loads known at the requested state of knowledge; --known-at leaves out later ones.
-- Grain: one row per version of a file known at the requested state of knowledge.
-- Key: whole.
-- Meaning: --known-at leaves out later loads, so that an earlier state gives its figures again.
--   is_in_force: whether this is the version that counts at that state. Loads of one group arrived
--   together, and only their names say which is newer.
-- Reads: held_loads, held_documents, rule.
-- Source: method, "Corrections".
with known as (
  select
    held_loads.*,
    max(case when held_loads.ordered_by = 'arrival' then held_loads.load_no end) over (
      order by held_loads.load_no
      rows between unbounded preceding and current row
    ) as group_no
  from held_loads
  cross join rule
  where held_loads.load_no <= rule.known_order
)

select
  known.*,
  held_documents.feed,
  held_documents.source_file,
  held_documents.is_given,
  known.ended_by is null or known.ended_by > rule.known_order as is_in_force
from known
join held_documents on held_documents.document_no = known.document_no
cross join rule
where known.kind = 'load'
