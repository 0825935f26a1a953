import type { Emit } from '../child/serve.js';
import { openProject } from '../project/project.js';
import type { Manifest } from '../warehouse/manifest.js';
import { type Changed, Store } from '../warehouse/store.js';
import { openWarehouse } from '../warehouse/warehouse.js';
import { concernedBy } from './concerned.js';
import type { Step } from './plan.js';
import { ingestSteps, type StepsDone } from './steps.js';

/** Steps of some documents, for a process of its own. */
export interface Part {
  /** The project's folder. */
  readonly root: string;
  /** The store's folder. */
  readonly store: string;
  /** What the store had when all parts began. */
  readonly manifest: Manifest;
  /** Documents with the numbers that they have been given. */
  readonly documents: readonly {
    readonly number: number;
    readonly feed: string;
    readonly name: string;
    readonly isGiven: boolean;
  }[];
  readonly steps: readonly Step[];
  /** A new file for the log of these loads. */
  readonly log: string;
  readonly bulkFrom: number | undefined;
}

export interface PartDone extends StepsDone {
  readonly changed: Changed;
}

/**
 * Takes the steps and writes their rows into the store, where nobody sees them yet. Their log is left in
 * the file for whoever commits.
 */
export async function takePart(part: Part, emit: Emit<Step>): Promise<PartDone> {
  const { loaded } = await openProject(part.root);
  const warehouse = await openWarehouse(part.log);
  try {
    const store = new Store(warehouse, part.store, part.manifest);
    await store.begin();
    await warehouse.query('delete from held_documents');
    for (const { number, feed, name, isGiven } of part.documents) {
      const values = { number, feed, name, isGiven };
      await warehouse.query(
        'insert into held_documents values ($number, $feed, $name, $isGiven)',
        values,
      );
    }
    const concerned = await concernedBy(warehouse, part.steps);
    await store.take(concerned);
    const done = await ingestSteps(
      warehouse,
      part.steps,
      { loaded, bulkFrom: part.bulkFrom },
      emit,
    );
    const changed = await store.write(concerned);
    return { ...done, changed };
  } finally {
    warehouse.close();
  }
}
