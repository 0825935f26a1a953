import { cleanCell } from '../../schemas/fields.js';
import type { TextRecord } from './records.js';

/** The records, with so many of the last that are not empty marked as no data. */
export async function* withoutLast(
  batches: AsyncIterable<TextRecord[]>,
  count: number,
): AsyncGenerator<TextRecord[]> {
  let held: TextRecord[] = [];
  for await (const records of batches) {
    const all = [...held, ...records];
    const at = startOfLast(all, count);
    held = all.slice(at);
    if (at > 0) yield all.slice(0, at);
  }
  yield held.map((record) => ({ ...record, isBelow: true }));
}

/** Where the last ones that are not empty begin, so many of them. */
function startOfLast(records: readonly TextRecord[], count: number): number {
  let at = records.length;
  for (let left = count; at > 0 && left > 0; at--) {
    if (isFilled(records[at - 1] as TextRecord)) left -= 1;
  }
  return at;
}

function isFilled({ cells, broken }: TextRecord): boolean {
  return broken !== undefined || cells.some((cell) => cleanCell(cell) !== null);
}
