import type { FeedColumn } from '../../schemas/feeds/index.js';
import { RowAppender } from '../base/append.js';
import type { Database } from '../base/database.js';
import { INTEGER, VARCHAR } from '../base/duckdb.js';
import { failure } from '../base/errors.js';
import { ingestWords as w } from '../words/ingest.js';
import type { Constants } from './layout.js';
import { withoutLast } from './lines-below.js';
import { PART_LINES, type SourcePart } from './parts.js';
import { type Skip, SkipTally } from './skips.js';
import { RecordSorter } from './sorter.js';
import type { Spelling } from './spellings.js';

/** What was done with the records of a file before any cell was looked at. */
export interface Landed {
  readonly rowsRead: number;
  /** What is no row of data, and what the settings leave out. */
  readonly skips: readonly Skip[];
  /** Values of the settings' filters that records have. */
  readonly metFilters: readonly Spelling[];
  /** The most rows that were made of one record. */
  readonly copies: number;
}

/** Table of texts that a file lands in: `source_line`, `raw`, `why_*`, `extra` and the columns. */
export const landingTable = 'landed';

/** Lines and parts make one number, which has room for so many parts. */
const MOST_PARTS = 950;

/**
 * Brings the records of a file, all its parts, as text into the temporary table `landed`.
 * @throws UserError where a record of several cities can't have a line for each of them
 */
export async function land(
  database: Database,
  parts: readonly SourcePart[],
  columns: readonly FeedColumn[],
  constants: Constants,
  document: string,
): Promise<Landed> {
  const names = columns.map((column) => column.name);
  await database.query(`create or replace temp table ${landingTable} (
    source_line integer, raw varchar, why_zh varchar, why_en varchar, extra varchar,
    ${names.map((name) => `"${name}" varchar`).join(', ')})`);
  const types = [INTEGER, ...Array.from({ length: 4 + names.length }, () => VARCHAR)];
  const appender = await RowAppender.open(database, landingTable, types);
  const isShared = columns.some(({ splitAt }) => splitAt !== undefined);
  const copyLines = parts.length * PART_LINES;
  const skips = new SkipTally();
  const metFilters: Spelling[] = [];
  let rowsRead = 0;
  let copies = 1;
  for (const { name, layout, lineOffset, records: read } of parts) {
    const called = name === null ? document : `${document}#${name}`;
    const sort = new RecordSorter(layout, columns, constants, called);
    const below = layout.linesBelow;
    for await (const records of below > 0 ? withoutLast(read(), below) : read()) {
      for (const record of records) {
        if (isShared && record.line > PART_LINES) throw failure(w.tooLongToSplit, w.splitFile);
        const rows = sort.take(record);
        if (rows.length > copies) copies = rows.length;
        for (const [copy, row] of rows.entries()) {
          if (row) appender.push([record.line + lineOffset + copy * copyLines, ...row.slice(1)]);
        }
        if (copies * parts.length > MOST_PARTS) throw failure(w.tooManyCities, w.checkSplit);
      }
    }
    rowsRead += sort.read;
    skips.addAll(sort.skips.skips);
    for (const met of sort.metFilters) metFilters.push(met);
  }
  appender.close();
  return { rowsRead, skips: skips.skips, metFilters, copies };
}
