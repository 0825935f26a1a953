import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type Database, quoted } from '../base/database.js';
import { inChild } from '../child/child.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import { nothing } from '../warehouse/manifest.js';
import type { Changed, Store } from '../warehouse/store.js';
import { documentOf } from './concerned.js';
import type { Part, PartDone } from './part.js';
import type { Step } from './plan.js';
import type { StepsDone } from './steps.js';
import { documentNoOf } from './store.js';

/** How steps are taken by several processes at once. */
export interface Together {
  readonly jobs: number;
  /** The project's folder. */
  readonly root: string;
  readonly onStep: (step: Step) => void;
}

/**
 * Takes steps in several processes: each has documents of its own, with the numbers that their loads have
 * been given. Nothing of it is in the store before it is committed.
 */
export async function takeTogether(
  warehouse: Database,
  store: Store,
  steps: readonly Step[],
  { jobs, root, onStep }: Together,
): Promise<{ readonly done: StepsDone; readonly changed: readonly Changed[] }> {
  const isReset = steps.some((step) => step.do === 'reset');
  if (isReset)
    for (const table of ['held_documents', 'held_loads', 'held_parts', 'held_rejects'])
      await warehouse.query(`delete from ${table}`);
  for (const step of steps) {
    const document = documentOf(step);
    if (document) await documentNoOf(warehouse, document.feed, document.name, document.isGiven);
  }
  const documents = await warehouse.rows(
    'select document_no, feed, source_file, is_given from held_documents order by document_no',
  );
  const groups = groupsOf(steps);
  const shared = {
    ...{ root, store: store.folder, bulkFrom: undefined },
    manifest: isReset ? { ...nothing, commit: store.committed.commit } : store.committed,
    documents: documents.map((row) => ({
      ...{ number: Number(row.document_no), feed: String(row.feed) },
      ...{ name: String(row.source_file), isGiven: row.is_given === true },
    })),
  };
  return withBeside(ownPlace(`${warehouse.path}.parts`), async (folder) => {
    const parts = groups.map((own, i): Part => {
      return { ...shared, steps: own.map(sendable), log: join(folder, `part-${i}.duckdb`) };
    });
    const done = await pooled(parts, jobs, (part) =>
      inChild<Part, PartDone, Step>({
        ...{ entry: 'ingest/part-child.js', input: part, limits: { memory: totalmem() } },
        onItem: onStep,
      }),
    );
    for (const part of parts) await takeLog(warehouse, part);
    await warehouse.query('update warehouse set is_unfinished = false');
    return {
      done: {
        files: inOrder(
          steps,
          groups,
          done.map(({ files }) => files),
          isRead,
        ),
        withdrawn: inOrder(
          steps,
          groups,
          done.map(({ withdrawn }) => withdrawn),
          isNews,
        ),
      },
      changed: done.map(({ changed }) => changed),
    };
  });
}

const isRead = (step: Step) => step.do === 'load' || step.do === 'reread';
const isNews = (step: Step) => step.do === 'withdraw' && !step.isListed;

/** Steps that belong together, in their order: of one document, and of one content, whose loads are counted. */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: { keys: Set<string>; steps: Step[] }[] = [];
  for (const step of steps) {
    const document = documentOf(step);
    if (!document) continue;
    const keys = [`${document.feed} ${document.name}`];
    if (document.hash !== '') keys.push(`${document.feed}#${document.hash}`);
    const own = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    const [first = { keys: new Set<string>(), steps: [] }, ...others] = own;
    if (own.length === 0) groups.push(first);
    for (const other of others) {
      for (const key of other.keys) first.keys.add(key);
      for (const step of other.steps) first.steps.push(step);
      groups.splice(groups.indexOf(other), 1);
    }
    for (const key of keys) first.keys.add(key);
    first.steps.push(step);
  }
  return groups.map((group) =>
    [...group.steps].sort((a, b) => steps.indexOf(a) - steps.indexOf(b)),
  );
}

/** Without what an open archive has of a member: it is opened again. */
function sendable(step: Step): Step {
  if (step.do !== 'load' && step.do !== 'reread') return step;
  const { file } = step.seen;
  if (!file?.member) return step;
  const { entry: _, ...member } = file.member;
  return { ...step, seen: { ...step.seen, file: { ...file, member } } };
}

/** Does the work for all, so many at once, and gives the results in order. */
async function pooled<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const one = async () => {
    while (next < items.length) {
      const i = next;
      next += 1;
      results[i] = await work(items[i] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, one));
  return results;
}

/** Takes over what a part has entered into the log. */
async function takeLog(warehouse: Database, { log, steps, documents }: Part): Promise<void> {
  const names = new Set(
    steps.flatMap((step) => {
      const document = documentOf(step);
      return document ? [`${document.feed} ${document.name}`] : [];
    }),
  );
  const own = documents.filter(({ feed, name }) => names.has(`${feed} ${name}`));
  const numbers = own.map(({ number }) => number).join(', ');
  const loads = (from: string) =>
    `select load_no from ${from}held_loads where document_no in (${numbers})`;
  await warehouse.query(`attach ${quoted(log)} as part (read_only)`);
  try {
    for (const table of ['held_parts', 'held_rejects']) {
      await warehouse.query(`delete from ${table} where load_no in (${loads('')})`);
      await warehouse.query(
        `insert into ${table} select * from part.${table} where load_no in (${loads('part.')})`,
      );
    }
    await warehouse.query(`delete from held_loads where document_no in (${numbers})`);
    await warehouse.query(
      `insert into held_loads select * from part.held_loads where document_no in (${numbers})`,
    );
  } finally {
    await warehouse.query('detach part');
  }
}

/** Results of the groups' steps, in the order of all steps. */
function inOrder<R>(
  steps: readonly Step[],
  groups: readonly (readonly Step[])[],
  results: readonly (readonly R[])[],
  hasResult: (step: Step) => boolean,
): R[] {
  const byStep = new Map<Step, R>();
  groups.forEach((group, i) => {
    group.filter(hasResult).forEach((step, j) => {
      const result = results[i]?.[j];
      if (result !== undefined) byStep.set(step, result);
    });
  });
  return steps.flatMap((step) => byStep.get(step) ?? []);
}
