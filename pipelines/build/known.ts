import { z } from 'zod';
import { loadKindCodes } from '../../schemas/codes/index.js';
import type { Submission } from '../../schemas/outputs/submission.js';
import { joined } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { buildWords as w } from '../words/build.js';
import { loadNamed } from './moment.js';

/** Everything that is held. */
export const EVERY_LOAD = 2_147_483_647;

const loadShape = z.object({
  load_no: z.int(),
  kind: z.enum(loadKindCodes.names),
  batch_id: z.string(),
  content_hash: z.string(),
  source_file: z.string(),
  loaded_on: z.string().nullable(),
  ended_by: z.int().nullable(),
});
type Load = z.infer<typeof loadShape>;

/** Finds the submission of a name. */
export type FindSubmission = (name: string) => Promise<Submission | undefined>;

/**
 * Number of the load up to which the figures are to be as they were known.
 * @param knownAt a load's number, its batch or hash or the beginning of one, a date, or a name that was
 *   given to a state
 * @throws UserError for none or several such loads, and for a state whose rows are gone
 */
export async function knownOrderOf(
  warehouse: Database,
  knownAt: string | undefined,
  findSubmission?: FindSubmission,
): Promise<number> {
  if (knownAt === undefined) return EVERY_LOAD;
  const rows = await loadsOf(warehouse);
  const submission = await findSubmission?.(knownAt);
  const base = submission && baseOf(submission, rows);
  const loads = rows.map((row) => ({
    number: row.load_no,
    batchId: row.batch_id,
    hash: row.content_hash,
    document: row.source_file,
    loadedOn: row.loaded_on,
    submittedAs: submission && row === base ? [submission.name] : [],
  }));
  const { number } = loadNamed(knownAt, loads);
  await requireHeld(warehouse, knownAt, number);
  return number;
}

/** All entries of the log of loads, in the order of their numbers. */
export async function loadsOf(warehouse: Database): Promise<Load[]> {
  return warehouse.rows(
    `select l.load_no, l.kind, l.batch_id, l.content_hash, d.source_file, l.loaded_on, l.ended_by
     from held_loads l join held_documents d on d.document_no = l.document_no
     order by l.load_no`,
    {},
    loadShape,
  );
}

/** The versions of documents that counted when this load was the last, as texts to compare. */
export function inForceAt(loads: readonly Load[], number: number): string[] {
  return loads
    .filter((load) => load.kind === 'load' && load.load_no <= number)
    .filter((load) => load.ended_by === null || load.ended_by > number)
    .map((load) => versionText(load.load_no, load.batch_id, load.content_hash));
}

/** A version of a document with its place in the order. */
export function versionText(number: number, batchId: string, hash: string): string {
  return `${number} ${batchId} ${hash}`;
}

/**
 * The last load of the state that was submitted. The order of loads can be edited, so the state is known by
 * what counted in it, and not by the number alone.
 * @throws UserError when there is no such state any more
 */
function baseOf({ name, load, files }: Submission, loads: readonly Load[]): Load {
  const found = loads.find((one) => one.load_no === load.number && one.batch_id === load.batch_id);
  const submitted = files.map((one) => versionText(one.number, one.batch_id, one.sha256));
  const held = new Set(inForceAt(loads, load.number));
  if (found && held.size === submitted.length && submitted.every((one) => held.has(one))) {
    return found;
  }
  const parts = { name, number: String(load.number) };
  throw usageError(w.submissionLost(parts), w.whyOther).as('state_lost');
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
