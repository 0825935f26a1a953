import type { FeedColumn } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { ignoredSpelling } from '../../schemas/vocabulary.js';

/** Beyond so many different texts, those that were looked at are forgotten. */
const MOST_KNOWN = 10_000;

/** Which texts of a column have its rows skipped. */
export class IgnoredTexts {
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly column: FeedColumn) {}

  /** The spelling of the settings for which a row with this text is skipped. */
  spellingOf(text: string): string | undefined {
    if (this.known.has(text)) return this.known.get(text);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const read = parseCell(this.column.schema, text);
    const spelling = read.ok ? ignoredSpelling(read.value) : undefined;
    this.known.set(text, spelling);
    return spelling;
  }
}
