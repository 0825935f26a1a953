import type { FeedColumn, FeedName } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { examine, nameOf, notRead } from '../ingest/files.js';
import { kindOf } from '../ingest/formats/format.js';
import { readObject } from '../ingest/formats/jsonl.js';
import { type Constants, findHeader, findLayout, type Layout, layoutOf } from '../ingest/layout.js';
import { openSource } from '../ingest/source.js';
import { headOf } from './head.js';

export interface Looked {
  /** Encoding of a text, else the format. */
  readonly kind: string;
  readonly layout: Layout;
  readonly isEmpty: boolean;
}

/** How a file of a feed is laid out, from its beginning alone where it has one. */
export async function lookAt(
  feed: FeedName,
  path: string,
  root: string,
  reading: { columns: readonly FeedColumn[]; constants: Constants },
  database: Database,
): Promise<Looked> {
  const { columns, constants } = reading;
  const kind = kindOf(path);
  if (!kind) throw notRead(nameOf(path, root));
  const { format, isPacked } = kind;
  if (format === 'xlsx' || format === 'parquet') {
    // Their index stands at the end.
    const file = await examine(feed, path, root);
    const { layout } = await openSource(file, columns, constants, database);
    return { kind: format, layout, isEmpty: file.bytes === 0 };
  }
  const { encoding, text } = await headOf(path, isPacked);
  const layout =
    format === 'jsonl'
      ? layoutOf(findHeader([{ line: 0, cells: namesIn(text) }], columns), columns, constants)
      : await findLayout(text, columns, constants);
  return { kind: encoding, layout, isEmpty: text.trim() === '' };
}

function namesIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines.flatMap((line) => [...(readObject(line).members?.keys() ?? [])]))];
}
