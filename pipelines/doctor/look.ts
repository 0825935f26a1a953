import type { Database } from '../base/database.js';
import type { FeedReading } from '../ingest/columns.js';
import { examine, nameOf, notRead } from '../ingest/files.js';
import { kindOf } from '../ingest/formats/format.js';
import { readObject } from '../ingest/formats/jsonl.js';
import { findHeader, findLayout, layoutOf } from '../ingest/layout.js';
import { type RecordSource, whole } from '../ingest/parts.js';
import { openSource } from '../ingest/source.js';
import { headOf } from './head.js';

export interface Looked {
  /** Encoding of a text, else the format. */
  readonly kind: string;
  /** Its records are not there to be read where only its beginning was looked at. */
  readonly source: RecordSource;
  readonly isEmpty: boolean;
}

/** How a file of a feed is laid out, from its beginning alone where it has one. */
export async function lookAt(
  path: string,
  root: string,
  reading: FeedReading,
  database: Database,
): Promise<Looked> {
  const kind = kindOf(path);
  if (!kind) throw notRead(nameOf(path, root));
  const { format, isPacked } = kind;
  if (format === 'xlsx' || format === 'parquet') {
    // Their index stands at the end.
    const file = await examine(reading.feed, path, root);
    const source = await openSource(file, reading, database);
    return { kind: format, source, isEmpty: file.bytes === 0 };
  }
  const { encoding, text } = await headOf(path, isPacked);
  const layout =
    format === 'jsonl'
      ? layoutOf(findHeader([{ line: 0, cells: namesIn(text) }], reading.columns), reading)
      : await findLayout(text, reading);
  const source = whole({ layout, records: () => nothing() });
  return { kind: encoding, source, isEmpty: text.trim() === '' };
}

async function* nothing(): AsyncGenerator<never> {}

function namesIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines.flatMap((line) => [...(readObject(line).members?.keys() ?? [])]))];
}
