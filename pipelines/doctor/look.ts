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
  /** Its records are not there to be read: only how it is laid out was looked at. */
  readonly source: RecordSource;
  readonly isEmpty: boolean;
}

/** How a file of a feed is laid out, from its beginning alone where it has one. */
export async function lookAt(path: string, root: string, reading: FeedReading): Promise<Looked> {
  const known = kindOf(path);
  const name = nameOf(path, root);
  if (!known) throw notRead(name);
  const { format, isPacked } = known;
  const open = async () => {
    const file = await examine(reading.feed, path, root);
    const source = await openSource(file, reading);
    await source.close();
    return { source, isEmpty: file.bytes === 0 };
  };
  // Their index stands at the end.
  if (format === 'xlsx' || format === 'parquet') return { kind: format, ...(await open()) };
  const { encoding, text } = await headOf(path, isPacked);
  const isEmpty = text.trim() === '';
  if (format === 'delimited') {
    const layout = await findLayout(text, reading, name);
    return { kind: encoding, source: whole({ layout, records: nothing }), isEmpty };
  }
  const header = findHeader([{ line: 0, cells: namesIn(text) }], reading.columns);
  const layout = layoutOf(header, reading);
  // A name may come up for the first time in the last line.
  if (layout.missing.length > 0 && !isEmpty) return { kind: encoding, ...(await open()) };
  return { kind: encoding, source: whole({ layout, records: nothing }), isEmpty };
}

async function* nothing(): AsyncGenerator<never> {}

function namesIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [...new Set(lines.flatMap((line) => [...(readObject(line).members?.keys() ?? [])]))];
}
