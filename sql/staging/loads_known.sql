-- zh: 截至所问载入次序已知的各次载入，每次一行；--known-at 略去其后的载入。
-- Grain: one row per version of a document that is known at the state of knowledge asked for.
-- Meaning: later loads are left out by --known-at, so that an earlier state gives its figures again.
--   is_in_force: whether it is the version that counts then. Loads of one group arrived together,
--   and nothing but their names says which of them is newer.
-- Reads: held_loads, held_documents, rule. Source: method, "Corrections".
with known as (
  select
    l.*,
    max(case when l.ordered_by = 'arrival' then l.load_no end) over (
      order by l.load_no
      rows between unbounded preceding and current row
    ) as group_no
  from held_loads l
  cross join rule r
  where l.load_no <= r.known_order
)

select
  k.*,
  d.feed,
  d.source_file,
  d.is_given,
  k.ended_by is null or k.ended_by > r.known_order as is_in_force
from known k
join held_documents d on d.document_no = k.document_no
cross join rule r
where k.kind = 'load'
