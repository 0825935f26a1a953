import type { FeedName } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import type { Concerned } from '../warehouse/store.js';
import type { Step } from './plan.js';

/** Which documents these steps are about, as far as the warehouse knows them. */
export async function concernedBy(warehouse: Database, steps: readonly Step[]): Promise<Concerned> {
  const known = await warehouse.rows('select document_no, feed, source_file from held_documents');
  const numbers = new Map(
    known.map((row) => [`${row.feed} ${row.source_file}`, Number(row.document_no)]),
  );
  const documents = new Map<FeedName, number[]>();
  const readAgain = new Set<number>();
  for (const step of steps) {
    const about = documentOf(step);
    const number = about && numbers.get(`${about.feed} ${about.name}`);
    if (about === undefined || number === undefined) continue;
    documents.set(about.feed, [...(documents.get(about.feed) ?? []), number]);
    if (step.do === 'reread') readAgain.add(number);
  }
  return { documents, readAgain, isReset: steps.some((step) => step.do === 'reset') };
}

/** The document that a step is about, with the hash of the content that it brings. */
export function documentOf(
  step: Step,
): { feed: FeedName; name: string; isGiven: boolean; hash: string } | undefined {
  switch (step.do) {
    case 'load':
    case 'reread':
      return step.seen;
    case 'withdraw':
      return { feed: step.feed, name: step.document, isGiven: false, hash: '' };
    case 'recall': {
      const { feed, document, hash } = step.entry;
      return { feed, name: document, isGiven: step.isGiven, hash };
    }
    default:
      return undefined;
  }
}
