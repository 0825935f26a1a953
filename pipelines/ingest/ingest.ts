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

import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';
import { storeOf } from '../warehouse/store.js';
import { concernedBy } from './concerned.js';
import type { EnteredFile } from './enter.js';
import type { WithdrawnDocument } from './gone.js';
import { confirmOrder, keepOrder } from './order.js';
import type { ListedEntry } from './order-file.js';
import { planIngest, type Step, type Wanted } from './plan.js';
import type { Reader } from './read.js';
import { ingestState } from './state.js';
import { ingestSteps, isWork, type StepsDone } from './steps.js';
import { type Together, takeTogether } from './together.js';

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
  /** Processes that read at once, where the warehouse is a store. */
  readonly together?: Pick<Together, 'jobs' | 'root'> | undefined;
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
  const work = steps.filter(isWork);
  const copies = steps.flatMap((step) =>
    step.do === 'copy' ? [{ name: step.seen.name, of: step.of }] : [],
  );
  const store = storeOf(warehouse);
  const concerned = await concernedBy(warehouse, work);
  const onStep = (step: Step) => options.onStep?.(step);
  const onDone = async (step: Step) => {
    if (step.do !== 'reset') await keepOrder(warehouse, options.orderFile);
  };
  const confirm = async () => {
    const isOtherwise = await confirmOrder(warehouse, options.listed);
    await keepOrder(warehouse, options.orderFile);
    return isOtherwise;
  };
  let done: StepsDone = { files: [], withdrawn: [] };
  if (store && options.together && work.length > 1) {
    const parts = await takeTogether(warehouse, store, work, { ...options.together, onStep });
    done = parts.done;
    await confirm();
    await store.commit(parts.changed, concerned.isReset);
  } else if (work.length > 0) {
    await store?.take(concerned);
    try {
      done = await ingestSteps(warehouse, work, reader, onStep, onDone);
      await confirm();
    } finally {
      // Each step that was done was done whole.
      if (store) await store.commit([await store.write(concerned)], concerned.isReset);
    }
  } else if ((await confirm()) && store) await store.commit([], false);
  const { files, withdrawn } = done;
  return { files, withdrawn, copies, wasReset: steps.some((step) => step.do === 'reset') };
}
