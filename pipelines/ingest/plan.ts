import { feedNames } from '../../schemas/feeds/index.js';
import type { FeedFile } from './files.js';

/** A batch that the warehouse holds already. */
export interface HeldBatch {
  readonly order: number;
  readonly feed: string;
  readonly hash: string;
  /** Fingerprint of the settings under which its file was read. */
  readonly reading: string;
}

export type Step =
  | { readonly do: 'load'; readonly file: FeedFile; readonly order: number }
  /** The same content under other settings: read again in the place that it has. */
  | { readonly do: 'reread'; readonly file: FeedFile; readonly order: number }
  | { readonly do: 'pass'; readonly file: FeedFile; readonly order: number };

/**
 * What to do with each file: a pure function of the files, the batches held and the fingerprint of
 * the reading settings by feed. Feeds go in their declared order, files by name.
 */
export function planIngest(
  files: readonly FeedFile[],
  held: readonly HeldBatch[],
  readings: Readonly<Record<string, string>>,
): Step[] {
  const known = new Map(held.map((batch) => [`${batch.feed}:${batch.hash}`, batch]));
  let next = held.reduce((most, batch) => Math.max(most, batch.order), 0) + 1;
  const inOrder = [...files].sort(
    (a, b) => feedNames.indexOf(a.feed) - feedNames.indexOf(b.feed) || compareText(a.name, b.name),
  );
  return inOrder.map((file) => {
    const key = `${file.feed}:${file.hash}`;
    const batch = known.get(key);
    const reading = readings[file.feed] ?? '';
    if (!batch) {
      const order = next++;
      known.set(key, { order, feed: file.feed, hash: file.hash, reading });
      return { do: 'load', file, order };
    }
    known.set(key, { ...batch, reading });
    return { do: batch.reading === reading ? 'pass' : 'reread', file, order: batch.order };
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
