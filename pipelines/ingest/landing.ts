import { INTEGER, VARCHAR } from '@duckdb/node-api';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { RowAppender } from '../base/append.js';
import type { Database } from '../base/database.js';
import type { Constants, Layout } from './layout.js';
import { RecordSorter } from './sorter.js';
import type { RecordSource } from './source.js';

/** What was done with the records of a file before any cell was looked at. */
export interface Landed {
  readonly layout: Layout;
  readonly rowsRead: number;
  /** Title rows, repeated headers, total rows and rows of empty cells. */
  readonly rowsSkipped: number;
}

/** Table of texts that a file lands in: `source_line`, `raw`, `why_*`, `extra` and the columns. */
export const landingTable = 'landed';

/** Brings the records of a file as text into the temporary table `landed`. */
export async function land(
  database: Database,
  source: RecordSource,
  columns: readonly FeedColumn[],
  constants: Constants,
): Promise<Landed> {
  const names = columns.map((column) => column.name);
  await database.query(`create or replace temp table ${landingTable} (
    source_line integer, raw varchar, why_zh varchar, why_en varchar, extra varchar,
    ${names.map((name) => `"${name}" varchar`).join(', ')})`);
  const types = [INTEGER, ...Array.from({ length: 4 + names.length }, () => VARCHAR)];
  const appender = await RowAppender.open(database, landingTable, types);
  const sort = new RecordSorter(source.layout, names, constants);
  for await (const records of source.records()) {
    for (const record of records) {
      const row = sort.take(record);
      if (row) appender.push(row);
    }
  }
  appender.close();
  return { layout: source.layout, rowsRead: sort.read, rowsSkipped: sort.skipped };
}
