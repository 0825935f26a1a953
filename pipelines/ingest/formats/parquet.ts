import { csvRecord } from '../../../reports/base/csv.js';
import { type Database, quotedPath } from '../../base/database.js';
import { failure, messageOf } from '../../base/errors.js';
import { faultOf, isOfEveryFile } from '../../base/fault.js';
import { hashOf } from '../../files/hash.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { FeedReading } from '../columns.js';
import { changed, type FeedFile } from '../files.js';
import { findHeader, layoutOf } from '../layout.js';
import { type RecordSource, whole } from '../parts.js';
import type { TextRecord } from '../records.js';

/** Rows that are brought into memory at a time. */
const BATCH = 8192;
const textTable = 'parquet_texts';

/** A Parquet file; DuckDB reads it, every column as text. */
export async function openParquet(
  file: FeedFile,
  reading: FeedReading,
  database: Database,
): Promise<RecordSource> {
  const found = await attempt(file, () =>
    database.rows(`describe select * from ${readOf(file.path)}`),
  );
  const stored = found.map((row) => ({
    name: String(row.column_name),
    type: String(row.column_type),
  }));
  const cells = stored.map(({ name }) => name);
  const layout = layoutOf(findHeader([{ line: 0, cells }], reading.columns), reading);
  return whole({ layout, records: () => recordsIn(file, stored, database) });
}

interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

async function* recordsIn(
  file: FeedFile,
  stored: readonly StoredColumn[],
  database: Database,
): AsyncGenerator<TextRecord[]> {
  const texts = stored.map((column, i) => `${textOf(column)} as c${i}`);
  // Into a table first: that reads the file once, and a fault in its last page stops all of it.
  await attempt(file, () =>
    database.query(
      `create or replace temp table ${textTable} as
        select row_number() over () as row_number, ${texts.join(', ')} from ${readOf(file.path)}`,
    ),
  );
  try {
    if ((await hashOf(file.path)) !== file.hash) throw changed(file);
    for (let first = 1; ; first += BATCH) {
      const { values } = await database.query(
        `select * exclude (row_number) from ${textTable}
         where row_number between ${first} and ${first + BATCH - 1} order by row_number`,
      );
      if (values.length === 0) break;
      yield values.map((row, i) => {
        const cells = row.map((cell) => (cell === null ? '' : String(cell)));
        return { line: first + i, cells, raw: csvRecord(cells) };
      });
    }
  } finally {
    // A fault elsewhere may have ended the transaction, and the table with it.
    await database.query(`drop table if exists ${textTable}`).catch(() => undefined);
  }
}

/** SQL for a column's values as texts that mean the same. */
function textOf({ name, type }: StoredColumn): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  const text = `cast(${column} as varchar)`;
  switch (type) {
    case 'TIMESTAMP WITH TIME ZONE':
      return `cast(timezone('Asia/Shanghai', ${column}) as varchar)`;
    case 'FLOAT':
    case 'DOUBLE':
      // Whole numbers in full digits, as in a sheet; NaN is how data frames write "nothing".
      return `case when isnan(${column}) then null
        when abs(${column}) < 1e21 and ${column} = trunc(${column})
          then cast(cast(${column} as decimal(38,0)) as varchar)
        else ${text} end`;
    case 'BLOB':
      return `coalesce(try(decode(${column})), ${text})`;
    default:
      return text;
  }
}

/** The file alone, without columns from the names of its folders. */
function readOf(path: string): string {
  return `read_parquet(${quotedPath(path)}, hive_partitioning = false)`;
}

async function attempt<T>(file: FeedFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { kind, code } = faultOf(error);
    // What every other file would meet too is none of this one's; the memory that it wants is.
    if (kind === 'interrupted' || (isOfEveryFile(code) && code !== 'ENOMEM')) throw error;
    const reason = messageOf(error).split('\n')[0] ?? '';
    throw failure(w.cannotReadParquet({ file: file.name, reason }), w.exportAgain, error);
  }
}
