import type { FeedColumn } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { textOf } from './encoding.js';
import type { FeedFile } from './files.js';
import { openJsonLines } from './formats/jsonl.js';
import { openParquet } from './formats/parquet.js';
import { openWorkbook } from './formats/xlsx.js';
import { type Constants, findLayout, type Layout } from './layout.js';
import { recordsOf, type TextRecord } from './records.js';

/** A file as records of text cells, whatever its format. */
export interface RecordSource {
  readonly layout: Layout;
  /** The beginning of a delimited file; empty for the other formats. */
  readonly head: string;
  /** All records, the header among them; each call reads the file anew. */
  readonly records: () => AsyncIterable<TextRecord[]>;
}

/** Enough of a file to see its header and what its rows look like. */
const HEAD = 1 << 16;

/**
 * Finds out how the file is laid out.
 * @param database reads formats that DuckDB knows
 */
export async function openSource(
  file: FeedFile,
  columns: readonly FeedColumn[],
  constants: Constants,
  database: Database,
): Promise<RecordSource> {
  switch (file.format) {
    case 'delimited':
      return openDelimited(file, columns, constants);
    case 'jsonl':
      return openJsonLines(file, columns, constants);
    case 'xlsx':
      return openWorkbook(file, columns, constants);
    case 'parquet':
      return openParquet(file, columns, constants, database);
  }
}

async function openDelimited(
  file: FeedFile,
  columns: readonly FeedColumn[],
  constants: Constants,
): Promise<RecordSource> {
  const head = await headOf(file);
  const layout = await findLayout(head, columns, constants);
  return { layout, head, records: () => recordsOf(textOf(file), layout.delimiter) };
}

async function headOf(file: FeedFile): Promise<string> {
  let head = '';
  for await (const chunk of textOf(file)) {
    head += chunk;
    if (head.length >= HEAD) break;
  }
  // A record cut off at the end must not look like a broken one.
  const cut = head.length >= HEAD ? head.lastIndexOf('\n') : -1;
  return cut > 0 ? head.slice(0, cut) : head;
}
