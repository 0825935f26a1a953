-- zh: 截至所问批次已知的批次，每批次一行；--known-at 略去其后的批次。
-- Grain: one row per batch that is known at the state of knowledge asked for.
-- Meaning: later batches are left out by --known-at, so that an earlier state gives its figures again.
-- Reads: held_batches, rule. Source: method, "Corrections".
select b.*
from held_batches b
cross join rule r
where b.batch_order <= r.known_order
