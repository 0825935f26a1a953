import { resolve } from 'node:path';
import { joined } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import type { Project } from '../project/project.js';
import { ingestWords as w } from '../words/ingest.js';
import { requireNotBefore } from './days.js';
import { nameOf } from './files.js';
import { isArchive } from './formats/format.js';
import type { WithdrawnDocument } from './gone.js';
import { takeSteps } from './ingest.js';
import { heldLog } from './log.js';
import type { Step } from './plan.js';

/**
 * Takes a document that was given to `ingest` out of force; of a name of an archive, all that came in it.
 * @param name as it stands in the list of loads, or its path
 * @param on the day, where it is told
 * @throws UserError when there is none of that name, or it stands in data/, where deleting it is enough
 */
export async function withdrawGiven(
  warehouse: Database,
  { paths, loaded }: Project,
  name: string,
  on: string | null = null,
): Promise<WithdrawnDocument[]> {
  const log = await heldLog(warehouse);
  const held = log.filter(({ kind, endedBy }) => kind === 'load' && endedBy === null);
  const names = [name, nameOf(resolve(name), paths.root)];
  const wanted = held.filter(({ document }) =>
    names.some((one) => document === one || (isArchive(one) && document.startsWith(`${one}/`))),
  );
  const given = wanted.filter(({ isGiven }) => isGiven);
  if (wanted.length > 0 && given.length === 0) {
    throw usageError(w.isInData({ name }), w.moveOut);
  }
  if (given.length === 0)
    throw notHeld(
      name,
      held.filter(({ isGiven }) => isGiven),
    );
  requireNotBefore(log, on);
  const first = (log.at(-1)?.number ?? 0) + 1;
  const steps = given.map(({ feed, document }, i): Step => {
    const orderedBy = 'arrival';
    const number = first + i;
    return {
      ...{ do: 'withdraw', feed, document, number, orderedBy, isListed: false, why: 'asked' },
      loadedOn: on,
    };
  });
  const { withdrawn } = await takeSteps(warehouse, steps, loaded, { orderFile: paths.orderFile });
  return [...withdrawn];
}

function notHeld(name: string, given: readonly { readonly document: string }[]): Error {
  const known = given.map(({ document }) => document);
  const guess = nearest(name, known) ?? '';
  return usageError(
    w.notGiven({ name, guess }),
    known.length > 0 ? w.given({ list: joined(known) }) : w.listLoads,
  ).as('unknown_document');
}
