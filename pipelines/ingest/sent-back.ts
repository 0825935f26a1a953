import { unguarded } from '../../reports/base/live.js';
import { rejectsWords } from '../words/rejects.js';
import type { TextRecord } from './records.js';

/** Whether a file is one of rejected rows that `check --rejects` wrote, corrected since. */
export function isSentBack(header: readonly string[]): boolean {
  const { zh, en } = rejectsWords.reason;
  return header.some((name) => name.trim() === zh || name.trim() === en);
}

/** Its records without the apostrophes that kept a spreadsheet from running their cells. */
export async function* withoutGuards(
  records: AsyncIterable<TextRecord[]>,
  delimiter: string,
): AsyncGenerator<TextRecord[]> {
  const own = (text: string) => unguarded(text, delimiter);
  for await (const some of records) {
    yield some.map((record) => ({
      ...record,
      raw: own(record.raw),
      cells: record.cells.map(own),
    }));
  }
}
