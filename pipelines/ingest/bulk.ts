/**
 * The bulk way, for large, regular delimited files: DuckDB reads the cells in their canonical forms
 * straight into typed columns, and only the lines that hold anything else come back to be read cell
 * by cell. A file that is not regular (quoted line breaks, blank lines, mostly other forms) is read
 * row by row; both ways end in the same rows and the same rejects.
 */
import { rm, writeFile } from 'node:fs/promises';
import { type FeedColumn, feeds, keptColumns } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { quoted, quotedPath } from '../base/database.js';
import { faultOf } from '../base/fault.js';
import { unwritable } from '../files/unwritable.js';
import { type CellReading, readingOf } from './canonical.js';
import type { FeedFile } from './files.js';
import { incomingTable } from './incoming.js';
import type { Constants, Layout } from './layout.js';
import type { TextRecord } from './records.js';
import { isSentBack } from './sent-back.js';
import type { Skip } from './skips.js';
import type { Spelling } from './spellings.js';
import { keepsRaw } from './store.js';
import { readLines, type Utf8File } from './utf8-file.js';

export interface BulkRows {
  /** Rows that are among the incoming ones now. */
  readonly rows: number;
  /** Everything else in the file: titles, and the lines that want a closer look. */
  readonly rest: () => AsyncIterable<TextRecord[]>;
  /** Spellings of coded values in them, which leave no text behind. */
  readonly spellings: readonly Spelling[];
  /** What the settings leave out. */
  readonly skips: readonly Skip[];
  /** Values of the settings' filters that its rows have. */
  readonly metFilters: readonly Spelling[];
}

/** Below this size reading row by row is as good. */
const SMALLEST = 1 << 20;
/** Beyond these shares of other forms, reading line by line is the better way from the start. */
const MOST_ODD_OF_HEAD = 0.05;
const MOST_UNREADABLE = 100;

/**
 * Makes the canonical rows of the file the incoming ones; undefined, and nothing made, where the file
 * is not one for this way.
 * @param smallest size in bytes from which it is tried
 */
export async function inBulk(
  database: Database,
  file: FeedFile,
  utf8: Utf8File,
  layout: Layout,
  columns: readonly FeedColumn[],
  constants: Constants,
  smallest = SMALLEST,
): Promise<BulkRows | undefined> {
  if (file.format !== 'delimited' || utf8.bytes < smallest || !utf8.isRegular) return undefined;
  // From each of these DuckDB looks for the end of its record anew.
  if (utf8.openQuotes > MOST_UNREADABLE) return undefined;
  if (layout.headerLine === null || layout.missing.length > 0 || layout.refusal) return undefined;
  if (isSentBack(layout.header) || layout.filledDown.length > 0) return undefined;
  // Which lines are the last is known when all are read.
  if (layout.linesBelow > 0) return undefined;
  const reading = readingOf(columns, feeds[file.feed].span, layout, constants, utf8);
  if (!reading) return undefined;
  try {
    const share = await oddShare(database, utf8, layout, reading);
    if (share > MOST_ODD_OF_HEAD) return undefined;
    return await rowsInBulk(database, file, utf8, layout, columns, reading);
  } catch (error) {
    if (isComplaintAboutFile(error)) return undefined;
    throw error;
  }
}

/**
 * Whether DuckDB's reader can't digest what the file holds, in whatever words: a line that ends nowhere, or
 * a quote that makes it take one half of a character. Anything else is a fault of ours.
 */
export function isComplaintAboutFile(error: unknown): boolean {
  return faultOf(error).kind === 'content';
}

async function rowsInBulk(
  database: Database,
  file: FeedFile,
  utf8: Utf8File,
  layout: Layout,
  columns: readonly FeedColumn[],
  reading: CellReading,
): Promise<BulkRows | undefined> {
  const headerLine = layout.headerLine ?? 0;
  await dropRejects(database);
  await database.query(
    `create or replace temp table ${incomingTable} as
     ${rowsOf(file.feed, columns, reading, utf8.path, layout)}`,
  );
  const unreadable = await linesOf(
    database,
    'select distinct line from unreadable_lines order by line',
  );
  const { rows } = await database.one(`select count(*) as rows from ${incomingTable}`);
  const expected = utf8.lines - headerLine - unreadable.length;
  if (Number(rows) !== expected || unreadable.length > MOST_UNREADABLE) return undefined;
  await numberLines(database, headerLine, unreadable);
  const odd = await linesOf(
    database,
    `select -source_line as line from ${incomingTable} where source_line < 0 order by line`,
  );
  const titles = Array.from({ length: headerLine }, (_, i) => i + 1);
  const rest = [...titles, ...unreadable, ...odd].sort((a, b) => a - b);
  return {
    rows: Number(rows) - odd.length,
    rest: () => readLines(utf8, rest, layout.delimiter),
    ...(await leftOutIn(database, reading)),
  };
}

/** What was left out of the rows, and values of filters that are among them. */
async function leftOutIn(
  database: Database,
  { leftOut, spellings: inHead }: CellReading,
): Promise<Pick<BulkRows, 'spellings' | 'skips' | 'metFilters'>> {
  if (!leftOut) return { spellings: inHead, skips: [], metFilters: [] };
  const left = await database.rows(
    `select because, because_of, count(*) as rows from ${incomingTable}
     where source_line = 0 group by all`,
  );
  const skips = left.map(({ because, because_of: of, rows }) => ({
    ...leftOut.skipOf(Number(because), of === null ? null : String(of)),
    rows: Number(rows),
  }));
  const metFilters: Spelling[] = [];
  for (const { column, at } of leftOut.met) {
    const found = await database.rows(
      `select distinct ${column} as place from ${incomingTable}
       where ${column} >= 0 and source_line >= 0`,
    );
    for (const { place } of found) metFilters.push(at(Number(place)));
  }
  // What the head of the file has may be of rows that are left out.
  const spellings: Spelling[] = [];
  for (const { column, kept } of leftOut.written) {
    const found = await database.rows(
      `select distinct ${kept} as spelling from ${incomingTable} where source_line > 0`,
    );
    for (const { spelling } of found) spellings.push({ column, spelling: String(spelling ?? '') });
  }
  return { spellings, skips, metFilters };
}

async function dropRejects(database: Database): Promise<void> {
  await database.query('drop table if exists unreadable_lines');
  await database.query('drop table if exists unreadable_scans');
}

async function linesOf(database: Database, query: string): Promise<number[]> {
  return (await database.rows(query)).map(({ line }) => Number(line));
}

/** Share of the first rows that hold anything but canonical forms. */
async function oddShare(
  database: Database,
  utf8: Utf8File,
  layout: Layout,
  reading: CellReading,
): Promise<number> {
  await writeFile(utf8.headPath, utf8.head).catch((error: unknown) => {
    throw unwritable(utf8.headPath, error);
  });
  try {
    await dropRejects(database);
    const { rows, odd } = await database.one(
      `select count(*) as rows, count(*) filter (where ${isOdd(reading)}) as odd
       from (${valuesOf(utf8.headPath, layout, reading)}) cells`,
    );
    const [{ unreadable } = { unreadable: 0 }] = await database.rows(
      'select count(distinct line) as unreadable from unreadable_lines',
    );
    const all = Number(rows) + Number(unreadable);
    return all === 0 ? 1 : (Number(odd) + Number(unreadable)) / all;
  } finally {
    await rm(utf8.headPath, { force: true });
  }
}

/** Cells, their casts and the values made of these, each step once for every row. */
function valuesOf(path: string, layout: Layout, reading: CellReading): string {
  const casts = ['*', ...reading.casts].join(', ');
  const derived = ['*', ...reading.derived].join(', ');
  const rows = `select ${derived} from (select ${casts} from (${cellsOf(path, layout, reading)}))`;
  if (!reading.leftOut) return rows;
  const { found, because } = reading.leftOut;
  return `select *, ${because.join(', ')} from (select *, ${found.join(', ')} from (${rows}))`;
}

/** Whether a row wants a closer look. What is left out doesn't, whatever its other cells hold. */
function isOdd({ leftOut, isOdd: hasOdd }: CellReading): string {
  return leftOut ? `because = -1 or (because is null and (${hasOdd}))` : hasOdd;
}

function cellsOf(path: string, layout: Layout, { cellNames }: CellReading): string {
  const columns = cellNames.map((name) => `${quoted(name)}: 'varchar'`).join(', ');
  return `select * from read_csv(${quotedPath(path)}, auto_detect = false, header = false,
    skip = ${layout.headerLine}, delim = ${quoted(layout.delimiter)}, quote = '"', escape = '"',
    columns = {${columns}}, store_rejects = true, rejects_table = 'unreadable_lines',
    rejects_scan = 'unreadable_scans', rejects_limit = 0)`;
}

/**
 * Rows in the shape of the incoming table; a line of -1 marks a row that wants a closer look, and 0 one that
 * is left out.
 */
function rowsOf(
  feed: FeedFile['feed'],
  columns: readonly FeedColumn[],
  reading: CellReading,
  path: string,
  layout: Layout,
): string {
  const { leftOut } = reading;
  const kept = leftOut?.kept.map((name) => `, ${name}`).join('') ?? '';
  const isLeftOut = leftOut ? 'when because >= 0 then 0 ' : '';
  return `select cast(case ${isLeftOut}when ${isOdd(reading)} then -1 else 1 end as bigint) as source_line,
      ${keptColumns(columns)
        .map(({ name }) => `${reading.values[name]} as "${name}"`)
        .join(',\n')},
      ${reading.extra} as extra,
      ${keepsRaw.has(feed) ? reading.raw : 'cast(null as varchar)'} as raw${kept}
    from (${valuesOf(path, layout, reading)}) cells`;
}

/**
 * Gives every row its line. Rows keep the order of the file, so a row's place is its line, once the
 * lines that could not be read are counted in.
 */
async function numberLines(
  database: Database,
  headerLine: number,
  unreadable: readonly number[],
): Promise<void> {
  // A row at place p stands after as many unreadable lines as lie at or before its own line.
  const passed = unreadable.map((line, i) => `when rowid < ${line - headerLine - 1 - i} then ${i}`);
  const shift = passed.length > 0 ? `case ${passed.join(' ')} else ${passed.length} end` : '0';
  await database.query(
    `update ${incomingTable} set source_line = source_line * (rowid + ${headerLine + 1} + ${shift})`,
  );
}
