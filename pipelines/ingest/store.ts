import { INTEGER, VARCHAR } from '@duckdb/node-api';
import type { FeedColumn, FeedName } from '../../schemas/feeds/index.js';
import { RowAppender } from '../base/append.js';
import type { Database, Parameter } from '../base/database.js';
import { heldTable } from '../warehouse/schema.js';
import type { FeedFile } from './files.js';
import { incomingTable } from './incoming.js';
import { faultTable, typedTable } from './interpret.js';
import type { Layout } from './layout.js';

/** A date window of one provider (or of all) that a batch replaces, both days included. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly provider: string | null;
}

export interface BatchCounts {
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
}

/** Feeds whose rows can still be rejected when they are compared with other files. */
export const keepsRaw: ReadonlySet<string> = new Set(['restorations', 'customers']);

/** Adds the sound ones among the interpreted rows to those that are to be stored. */
export async function gatherRows(
  database: Database,
  feed: FeedName,
  columns: readonly FeedColumn[],
): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await database.query(
    `insert into ${incomingTable} (source_line, ${names}, extra, raw)
     select source_line, ${names}, extra, ${keepsRaw.has(feed) ? 'raw' : 'null'}
     from ${typedTable}
     where source_line not in (select source_line from ${faultTable})
     order by source_line`,
  );
}

/** Moves the gathered rows into the warehouse as batch `order`, but for those that are to be left. */
export async function storeRows(
  database: Database,
  feed: FeedName,
  columns: readonly FeedColumn[],
  order: number,
): Promise<number> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await database.query(
    `insert into ${heldTable(feed)} (batch_order, source_line, ${names}, extra, raw)
     select $order, source_line, ${names}, extra, raw
     from ${incomingTable}
     where source_line > 0`,
    { order },
  );
  const { stored } = await database.one(
    `select count(*) as stored from ${heldTable(feed)} where batch_order = $order`,
    { order },
  );
  return Number(stored);
}

/** Text of the given lines as they stand in the file. */
export type RawLines = (lines: readonly number[]) => Promise<ReadonlyMap<number, string>>;

/** Keeps the faults as rejects, each with the text of its row. */
export async function storeRejects(
  database: Database,
  feed: FeedName,
  order: number,
  rawLines: RawLines,
): Promise<number> {
  const lines = await database.rows(
    `select distinct source_line as line from ${faultTable} order by source_line`,
  );
  const wanted = lines.map(({ line }) => Number(line));
  const raw = await rawLines(wanted);
  await database.query('create or replace temp table raw_lines (source_line integer, raw varchar)');
  const appender = await RowAppender.open(database, 'raw_lines', [INTEGER, VARCHAR]);
  for (const line of wanted) appender.push([line, raw.get(line) ?? '']);
  appender.close();
  await database.query(
    `insert into held_rejects
     select $order, $feed, f.source_line, f.column_name, f.code, f.message, f.message_en, r.raw
     from ${faultTable} f join raw_lines r using (source_line)
     order by f.source_line, f.column_name, f.code`,
    { order, feed },
  );
  return wanted.length;
}

export interface Batch {
  readonly order: number;
  readonly id: string;
  /** Fingerprint of the settings that it was read under. */
  readonly reading: string;
  readonly layout: Layout;
  readonly replacement: Replacement | undefined;
}

/** @throws Error when a row has gone missing on the way, which would be a defect. */
export async function storeBatch(
  database: Database,
  file: FeedFile,
  batch: Batch,
  read: {
    readonly rows: number;
    readonly loaded: number;
    readonly rejected: number;
    readonly skipped: number;
  },
): Promise<BatchCounts> {
  const counts: BatchCounts = {
    rowsRead: read.rows,
    rowsLoaded: read.loaded,
    rowsRejected: read.rejected,
    rowsSkipped: read.skipped,
  };
  const accounted = counts.rowsLoaded + counts.rowsRejected + counts.rowsSkipped;
  if (accounted !== counts.rowsRead) {
    throw new Error(`${file.name}: ${counts.rowsRead} rows read, ${accounted} accounted for`);
  }
  const values: Record<string, Parameter> = {
    order: batch.order,
    id: batch.id,
    feed: file.feed,
    name: file.name,
    hash: file.hash,
    encoding: file.encoding,
    reading: batch.reading,
    read: counts.rowsRead,
    loaded: counts.rowsLoaded,
    rejected: counts.rowsRejected,
    skipped: counts.rowsSkipped,
    unknown: batch.layout.unknown.join(', '),
    format: file.format,
    delimiter: batch.layout.delimiter,
    header: JSON.stringify(batch.layout.header),
    replace_from: batch.replacement?.from ?? null,
    replace_to: batch.replacement?.to ?? null,
    replace_provider: batch.replacement?.provider ?? null,
  };
  await database.query(
    `insert into held_batches values ($order, $id, $feed, $name, $hash, $encoding, $reading, $read,
       $loaded, $rejected, $skipped, $unknown, $format, $delimiter, $header, $replace_from::date, $replace_to::date,
       $replace_provider)`,
    values,
  );
  return counts;
}

/** Takes a batch out again, to read its file anew. */
export async function withdrawBatch(
  database: Database,
  feed: FeedFile['feed'],
  order: number,
): Promise<void> {
  for (const table of [heldTable(feed), 'held_rejects', 'held_batches']) {
    await database.query(`delete from ${table} where batch_order = $order`, { order });
  }
}
