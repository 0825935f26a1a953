import type { Ordering } from '../../schemas/codes/index.js';
import { type FeedColumn, type FeedName, feeds, keptColumns } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words/index.js';
import { RowAppender } from '../base/append.js';
import type { Database, Parameter } from '../base/database.js';
import { BIGINT, VARCHAR } from '../base/duckdb.js';
import { incomingTable } from './incoming.js';
import { faultTable, textOf, typedTable } from './interpret.js';
import type { WindowInForce } from './log.js';
import type { SourcePart } from './parts.js';
import type { Way } from './read.js';
import type { Skip } from './skips.js';
import type { Spelling } from './spellings.js';
import type { Told } from './told.js';
import { keptRejects, type Version } from './versions.js';

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
  const names = keptColumns(columns)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  await database.query(
    `insert into ${incomingTable} (source_line, ${names}, extra, raw)
     select source_line, ${names}, extra, ${keepsRaw.has(feed) ? 'raw' : 'null'}
     from ${typedTable}
     where source_line not in (select source_line from ${faultTable})
     order by source_line`,
  );
}

/** Text of the given lines as they stand in the file. */
export type RawLines = (lines: readonly number[]) => Promise<ReadonlyMap<number, string>>;

/** Columns that make a feed's identity, as the texts that `identity_text` takes. */
function identityOf(feed: FeedName, row: string): string {
  return identityText(feeds[feed].identity.map((name) => `cast(${row}."${name}" as varchar)`));
}

/** It takes five: where there are more, the last of them is the text of the rest. */
function identityText(parts: readonly string[]): string {
  const five = parts.length > 5 ? [...parts.slice(0, 4), identityText(parts.slice(4))] : parts;
  return `identity_text(${[...five, 'null', 'null', 'null', 'null', 'null'].slice(0, 5).join(', ')})`;
}

/**
 * Keeps the faults as rejects, each with the text of its row, and with its identity where every part
 * of that can be made out.
 * @returns the number of rows that they are faults of
 */
export async function storeRejects(
  database: Database,
  { feed, number }: Version,
  columns: readonly FeedColumn[],
  rawLines: RawLines,
): Promise<number> {
  const lines = await database.rows(
    `select distinct source_line as line from ${faultTable} order by source_line`,
  );
  const wanted = lines.map(({ line }) => Number(line));
  const raw = await rawLines(wanted);
  await database.query('create or replace temp table raw_lines (source_line bigint, raw varchar)');
  const appender = await RowAppender.open(database, 'raw_lines', [BIGINT, VARCHAR]);
  for (const line of wanted) appender.push([BigInt(line), raw.get(line) ?? '']);
  appender.close();
  const identity = columns.filter(({ name }) => feeds[feed].identity.includes(name));
  const isWhole = identity
    .map((column) =>
      column.required
        ? `t."${column.name}" is not null`
        : `(t."${column.name}" is not null or t."${textOf(column)}" is null)`,
    )
    .join(' and ');
  await database.query(
    `insert into held_rejects
     with identities as (
       select source_line, ${identityOf(feed, 't')} as identity
       from ${typedTable} t where t.why_zh is null and ${isWhole}
       union all
       select abs(i.source_line), ${identityOf(feed, 'i')}
       from ${incomingTable} i where i.source_line < 0
         and -i.source_line not in (select source_line from ${typedTable})
     )
     select $number, coalesce(l.standing, t.standing, $number), f.source_line, n.identity, f.column_name, f.code,
       f.message, f.message_en, r.raw
     from ${faultTable} f
     join raw_lines r on r.source_line = f.source_line
     left join identities n on n.source_line = f.source_line
     left join ${keptRejects} l on l.source_line = f.source_line
     left join ${keptRejects} t on t.raw = r.raw
     order by f.source_line, f.column_name, f.code`,
    { number },
  );
  return wanted.length;
}

/** What is known of a version besides its rows. */
export interface LoadRecord extends BatchCounts {
  readonly orderedBy: Ordering;
  readonly loadedOn: string | null;
  readonly batchId: string;
  readonly hash: string;
  readonly encoding: string;
  readonly way: Way | null;
  /** Fingerprint of the settings that it was read under. */
  readonly reading: string;
  readonly why: Words | null;
  readonly isLost: boolean;
  readonly unknown: readonly string[];
  /** What the source told of itself; absent where nobody could read it. */
  readonly told?: Told;
  /** Why rows were skipped. */
  readonly skips?: readonly Skip[];
  /** Spellings of the settings that its cells have. */
  readonly spellings?: readonly Spelling[];
  readonly format: string;
  readonly delimiter: string;
  readonly unchanged: string;
  readonly window: WindowInForce | null;
}

export const noRows: BatchCounts = { rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, rowsSkipped: 0 };

/** @throws Error when a row has gone missing on the way, which would be a defect. */
export function requireAccounted(name: string, counts: BatchCounts): void {
  const accounted = counts.rowsLoaded + counts.rowsRejected + counts.rowsSkipped;
  if (accounted !== counts.rowsRead) {
    throw new Error(`${name}: ${counts.rowsRead} rows read, ${accounted} accounted for`);
  }
}

/** Enters a version into the log and ends the one before it. */
export async function storeLoad(
  database: Database,
  { documentNo, number }: Version,
  load: LoadRecord,
): Promise<void> {
  await database.query('delete from held_loads where load_no = $number', { number });
  await database.query(
    `update held_loads set ended_by = $number
     where document_no = $documentNo and ended_by is null and load_no < $number`,
    { documentNo, number },
  );
  const values: Record<string, Parameter> = {
    load_no: number,
    document_no: documentNo,
    kind: 'load',
    ordered_by: load.orderedBy,
    loaded_on: load.loadedOn,
    is_lost: load.isLost,
    batch_id: load.batchId,
    content_hash: load.hash,
    encoding: load.encoding,
    way: load.way,
    reading: load.reading,
    failure: load.why?.zh ?? null,
    failure_en: load.why?.en ?? null,
    rows_read: load.rowsRead,
    rows_loaded: load.rowsLoaded,
    rows_rejected: load.rowsRejected,
    rows_skipped: load.rowsSkipped,
    skipped_because: JSON.stringify(load.skips ?? []),
    unknown_columns: load.unknown.join(', '),
    format: load.format,
    delimiter: load.delimiter,
    matched_headers: JSON.stringify(load.told?.matchedHeaders ?? []),
    met_spellings: JSON.stringify(load.spellings ?? []),
    passed_over: (load.told?.passedOver ?? [])
      .map(({ name, reason }) => `${name}：${reason.zh}`)
      .join('；'),
    unchanged: load.unchanged,
    replace_from: load.window?.from ?? null,
    replace_to: load.window?.to ?? null,
    replace_provider: load.window?.provider ?? null,
    window_no: load.window?.since ?? null,
  };
  await enter(database, values);
}

/** The sheets of a version; a file that is one piece, or nothing that can be read, has one part. */
export async function storeParts(
  database: Database,
  number: number,
  parts: readonly SourcePart[],
): Promise<void> {
  const held = parts.length > 0 ? parts : [{ name: null, layout: { header: [] } }];
  const hasSheets = held.some(({ name }) => name !== held[0]?.name);
  for (const [i, { name, layout }] of held.entries()) {
    await database.query('insert into held_parts values ($number, $part, $name, $header)', {
      number,
      part: i,
      name: hasSheets ? name : null,
      header: JSON.stringify(layout.header),
    });
  }
}

/** Enters the word that a document is gone. */
export async function storeWithdrawal(
  database: Database,
  { documentNo, number }: Version,
  { orderedBy, loadedOn }: Pick<LoadRecord, 'orderedBy' | 'loadedOn'>,
): Promise<void> {
  await database.query(
    `update held_loads set ended_by = $number where document_no = $documentNo and ended_by is null`,
    { documentNo, number },
  );
  await enter(database, {
    load_no: number,
    document_no: documentNo,
    kind: 'withdraw',
    ended_by: number,
    ordered_by: orderedBy,
    loaded_on: loadedOn,
    is_lost: false,
    batch_id: '',
    content_hash: '',
    encoding: '',
    reading: '',
    rows_read: 0,
    rows_loaded: 0,
    rows_rejected: 0,
    rows_skipped: 0,
    skipped_because: '[]',
    unknown_columns: '',
    format: '',
    delimiter: '',
    matched_headers: '[]',
    met_spellings: '[]',
    passed_over: '',
    unchanged: '',
  });
}

const dates: ReadonlySet<string> = new Set(['replace_from', 'replace_to', 'loaded_on']);

async function enter(database: Database, values: Record<string, Parameter>): Promise<void> {
  const names = Object.keys(values);
  const marks = names.map((name) => (dates.has(name) ? `$${name}::date` : `$${name}`));
  await database.query(
    `insert into held_loads (${names.join(', ')}) values (${marks.join(', ')})`,
    values,
  );
}

/** Number of a document, which it keeps for good. */
export async function documentNoOf(
  database: Database,
  feed: FeedName,
  name: string,
  isGiven: boolean,
): Promise<number> {
  const [held] = await database.rows(
    'select document_no from held_documents where feed = $feed and source_file = $name',
    { feed, name },
  );
  if (held) return Number(held.document_no);
  const { next } = await database.one(
    'select coalesce(max(document_no), 0) + 1 as next from held_documents',
  );
  await database.query('insert into held_documents values ($next, $feed, $name, $isGiven)', {
    next: Number(next),
    feed,
    name,
    isGiven,
  });
  return Number(next);
}
