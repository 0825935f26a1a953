import { INTEGER, VARCHAR } from '@duckdb/node-api';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { RowAppender } from '../base/append.js';
import type { Database } from '../base/database.js';
import type { Constants } from './layout.js';
import type { SourcePart } from './parts.js';
import { RecordSorter } from './sorter.js';

/** What was done with the records of a file before any cell was looked at. */
export interface Landed {
  readonly rowsRead: number;
  /** Title rows, repeated headers, total rows and rows of empty cells. */
  readonly rowsSkipped: number;
}

/** Table of texts that a file lands in: `source_line`, `raw`, `why_*`, `extra` and the columns. */
export const landingTable = 'landed';

/** Brings the records of a file, all its parts, as text into the temporary table `landed`. */
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
  let rowsRead = 0;
  let rowsSkipped = 0;
  for (const { name, layout, lineOffset, records: read } of parts) {
    const called = name === null ? document : `${document}#${name}`;
    const sort = new RecordSorter(layout, columns, constants, called);
    for await (const records of read()) {
      for (const record of records) {
        const row = sort.take(record);
        if (row) appender.push([record.line + lineOffset, ...row.slice(1)]);
      }
    }
    rowsRead += sort.read;
    rowsSkipped += sort.skipped;
  }
  appender.close();
  return { rowsRead, rowsSkipped };
}
