import { z } from 'zod';
import { joined } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { buildWords as w } from '../words/build.js';
import { loadNamed } from './moment.js';

/** Everything that is held. */
const LATEST = 2_147_483_647;

const loadShape = z.object({
  load_no: z.int(),
  batch_id: z.string(),
  content_hash: z.string(),
  source_file: z.string(),
  loaded_on: z.string().nullable(),
});

/**
 * Number of the load up to which the figures are to be as they were known.
 * @param knownAt a load's number, its batch or hash or the beginning of one, or a date
 * @throws UserError for none or several such loads, and for a state whose rows are gone
 */
export async function knownOrderOf(
  warehouse: Database,
  knownAt: string | undefined,
): Promise<number> {
  if (knownAt === undefined) return LATEST;
  const rows = await warehouse.rows(
    `select l.load_no, l.batch_id, l.content_hash, d.source_file, l.loaded_on
     from held_loads l join held_documents d on d.document_no = l.document_no
     order by l.load_no`,
    {},
    loadShape,
  );
  const loads = rows.map((row) => ({
    number: row.load_no,
    batchId: row.batch_id,
    hash: row.content_hash,
    document: row.source_file,
    loadedOn: row.loaded_on,
  }));
  const { number } = loadNamed(knownAt, loads);
  await requireHeld(warehouse, knownAt, number);
  return number;
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
