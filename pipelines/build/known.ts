import { z } from 'zod';
import { joined } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { type UserError, usageError } from '../base/errors.js';
import { buildWords as w } from '../words/build.js';

/** Everything that is held. */
const LATEST = 2_147_483_647;

const loadShape = z.object({
  load_no: z.int(),
  batch_id: z.string(),
  source_file: z.string(),
  kind: z.string(),
});

/**
 * Number of the load up to which the figures are to be as they were known.
 * @param knownAt a load's number, its batch, or the beginning of one that is no other's
 * @throws UserError for none or several such loads, and for a state whose rows are gone
 */
export async function knownOrderOf(
  warehouse: Database,
  knownAt: string | undefined,
): Promise<number> {
  if (knownAt === undefined) return LATEST;
  const loads = await warehouse.rows(
    `select l.load_no, l.batch_id, d.source_file, l.kind
     from held_loads l join held_documents d on d.document_no = l.document_no
     where l.batch_id = $id or cast(l.load_no as varchar) = $id
       or (l.kind = 'load' and starts_with(l.batch_id, $id))
     order by l.load_no`,
    { id: knownAt },
    loadShape,
  );
  const exact = loads.filter(
    (load) => load.batch_id === knownAt || String(load.load_no) === knownAt,
  );
  const fitting = exact.length > 0 ? exact : loads;
  if (fitting.length > 1) throw ambiguous(knownAt, fitting);
  const [load] = fitting;
  if (!load) throw unknown(knownAt);
  await requireHeld(warehouse, knownAt, load.load_no);
  return load.load_no;
}

function unknown(knownAt: string): UserError {
  return usageError(w.noBatch({ name: knownAt }), w.howToName).as('unknown_batch');
}

function ambiguous(knownAt: string, loads: readonly z.infer<typeof loadShape>[]): UserError {
  const list = loads.map((load) => `${load.load_no} ${load.batch_id} ${load.source_file}`);
  const parts = { name: knownAt, count: loads.length, list: list.join('\n') };
  return usageError(w.severalBatches(parts), w.beExact).as('ambiguous_batch');
}

/** @throws UserError when a version that was in force then is known by name only */
async function requireHeld(warehouse: Database, knownAt: string, order: number): Promise<void> {
  const lost = await warehouse.rows(
    `select d.source_file, l.load_no
     from held_loads l join held_documents d on d.document_no = l.document_no
     where l.is_lost and l.load_no <= $order and (l.ended_by is null or l.ended_by > $order)
     order by l.load_no`,
    { order },
    loadShape.pick({ source_file: true, load_no: true }),
  );
  if (lost.length === 0) return;
  const names = lost.map((load) => `${load.load_no} ${load.source_file}`);
  throw usageError(w.stateLost({ name: knownAt, files: joined(names) }), w.whyLost).as(
    'state_lost',
  );
}
