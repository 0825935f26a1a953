/**
 * Ingest, document by document:
 *   1. see       the whole of each file once: its hash and its encoding  (see, documents, files, packed)
 *   2. plan      new versions, documents that are gone, the order file   (plan, log, order-file)
 *   3. read      a regular file in bulk, any other row by row            (read, bulk)
 *      land      delimiter, header, records; texts into a table          (source, layout, records,
 *                                                                        sorter, landing)
 *      interpret texts into typed columns; each wrong cell is a fault    (interpret)
 *      compare   repeats and contradictions inside the file              (repeats)
 *   4. enter     rows, rejects and the load, in one transaction          (enter, versions, store)
 */

import type { Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { installShims } from '../base/shims.js';
import type { LoadedSettings } from '../project/settings.js';
import { memoryToBuild } from '../warehouse/memory.js';
import { type EnteredFile, enterRead, enterUnread, type ReadStep } from './enter.js';
import { recall, reset, type WithdrawnDocument, withdraw } from './gone.js';
import { limitMemory } from './memory.js';
import { confirmOrder, keepOrder } from './order.js';
import type { ListedEntry } from './order-file.js';
import { planIngest, type Step, type Wanted } from './plan.js';
import type { Reader } from './read.js';
import { ingestState } from './state.js';
import { unreadBecause } from './unread.js';
import { scratchFor } from './utf8-file.js';

export interface Ingested {
  readonly files: readonly EnteredFile[];
  readonly withdrawn: readonly WithdrawnDocument[];
  /** Documents of the same content as another, which counts. */
  readonly copies: readonly { readonly name: string; readonly of: string }[];
  /** Whether everything was loaded anew since the order file had been edited. */
  readonly wasReset: boolean;
}

export interface IngestOptions {
  readonly listed?: readonly ListedEntry[] | undefined;
  /** Where the order of loads is kept. */
  readonly orderFile?: string;
  readonly onStep?: (step: Step) => void;
  /** Size in bytes from which a file is read in bulk. */
  readonly bulkFrom?: number;
}

/** Plans and at once does what brings the warehouse to what is wanted. */
export async function ingest(
  warehouse: Database,
  wanted: Wanted,
  loaded: LoadedSettings,
  options: IngestOptions = {},
): Promise<Ingested> {
  const steps = planIngest(wanted, await ingestState(warehouse, loaded, options.listed));
  return takeSteps(warehouse, steps, loaded, options);
}

/** Does what was planned. Each step is done whole or, if it fails, not at all. */
export async function takeSteps(
  warehouse: Database,
  steps: readonly Step[],
  loaded: LoadedSettings,
  options: IngestOptions = {},
): Promise<Ingested> {
  const reader: Reader = { loaded, bulkFrom: options.bulkFrom };
  const files: EnteredFile[] = [];
  const withdrawn: WithdrawnDocument[] = [];
  const copies: { name: string; of: string }[] = [];
  let isReady = false;
  try {
    for (const step of steps) {
      if (step.do === 'pass') continue;
      if (step.do === 'copy') {
        copies.push({ name: step.seen.name, of: step.of });
        continue;
      }
      if (!isReady) {
        await installShims(warehouse);
        await limitMemory(warehouse);
        isReady = true;
      }
      options.onStep?.(step);
      if (step.do === 'reset') await reset(warehouse);
      else if (step.do === 'recall') await recall(warehouse, step);
      else if (step.do === 'withdraw') {
        const gone = await withdraw(warehouse, step);
        if (!step.isListed) withdrawn.push(gone);
      } else files.push(await readVersion(warehouse, step, reader));
      if (step.do !== 'reset') await keepOrder(warehouse, options.orderFile);
    }
    await confirmOrder(warehouse, options.listed);
    await keepOrder(warehouse, options.orderFile);
  } finally {
    if (isReady) await limitMemory(warehouse, memoryToBuild);
  }
  return { files, withdrawn, copies, wasReset: steps.some((step) => step.do === 'reset') };
}

async function readVersion(
  warehouse: Database,
  step: ReadStep,
  reader: Reader,
): Promise<EnteredFile> {
  const { seen } = step;
  const { loaded } = reader;
  if (!seen.file) return enterUnread(warehouse, step, loaded, seen.why as Words, seen.defect);
  // Only now: a run in which nothing is new has no need of readers and their libraries.
  const { readFile } = await import('./read.js');
  const { onDisk } = await import('./packed.js');
  let { file } = seen;
  const scratch = file.member && (await scratchFor(warehouse.path));
  try {
    if (scratch) file = await onDisk(file, scratch.path);
    return await readFile(warehouse, file, reader, (read) =>
      enterRead(warehouse, step, loaded, read),
    );
  } catch (error) {
    const { why, isPassing, defect } = unreadBecause(error, file.path, seen.name);
    // What may be gone at the next run is looked at again then, whatever the content.
    const asked = isPassing ? { ...seen, hash: '' } : seen;
    return enterUnread(warehouse, { ...step, seen: asked }, loaded, why, defect);
  } finally {
    scratch?.remove();
  }
}
