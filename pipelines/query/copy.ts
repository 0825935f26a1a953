import { type Database, quoted, quotedPath } from '../base/database.js';
import { engineTypeOf } from '../base/fault.js';
import { unwritable } from '../files/unwritable.js';
import { type CsvStyle, csvCell } from './csv-cells.js';
import type { Format } from './formats.js';
import { isWide, jsonCell, jsonLine } from './json-sql.js';
import { explained, type PreparedQuery, resultTable } from './prepared-query.js';
import { distinctNames } from './query-result.js';
import { csvHead } from './text-formats.js';

/** Where the rows come from: the query itself, or what its result is stored in, with rows from 0. */
export type Source = 'query' | StoredSource;

export interface StoredSource {
  /** What stands after FROM. */
  readonly from: string;
  /** The column of the numbers of rows. */
  readonly number: string;
  /** Rows to write at most; 0 for all. */
  readonly limit: number;
}

export type CopiedFormat = Extract<Format, 'csv' | 'tsv' | 'json' | 'ndjson' | 'parquet'>;

const copied: ReadonlySet<Format> = new Set(['csv', 'tsv', 'json', 'ndjson', 'parquet']);

/** Whether DuckDB's own COPY can write the result, which then is never in memory as a whole. */
export function canCopy({ columns }: PreparedQuery, format: Format): format is CopiedFormat {
  if (columns === undefined || !copied.has(format)) return false;
  if (format === 'parquet') return true;
  const cell = isJson(format) ? jsonCell : csvCell;
  return columns.every(({ type }) => cell(type, 'c') !== undefined);
}

/** Whether the result has to be stored first: its numbers decide on the types of the file. */
export function mustStore({ columns = [] }: PreparedQuery, format: CopiedFormat): boolean {
  if (format === 'parquet') return columns.some(({ type }) => isHuge(type));
  return isJson(format) && columns.some(({ type }) => isWide(type));
}

function isJson(format: Format): boolean {
  return format === 'json' || format === 'ndjson';
}

/**
 * The result as a file of that format.
 * @returns rows written
 */
export function copyAs(
  format: CopiedFormat,
  database: Database,
  prepared: PreparedQuery,
  source: Source,
  file: string,
  style: CsvStyle,
): Promise<number> {
  if (format === 'parquet') return copyParquet(database, prepared, source, file);
  if (format === 'csv' || format === 'tsv') {
    return copyCsv(database, prepared, source, file, style, format === 'csv' ? ',' : '\t');
  }
  return copyJson(database, prepared, source, file, format);
}

/** Lines that are ready as they are: with no quotes and no delimiter to look for, they are written so. */
const LINES = "format csv, quote '', escape '', delimiter '\n', use_tmp_file false";

/** A file that begins with the mark by which Excel knows UTF-8. */
async function copyCsv(
  database: Database,
  prepared: PreparedQuery,
  source: Source,
  file: string,
  style: CsvStyle,
  delimiter: ',' | '\t',
): Promise<number> {
  const { columns = [] } = prepared;
  const cells = columns.map(({ type }, i) => csvCell(type, `c${i}`, style, delimiter) ?? '');
  const [only = ''] = cells;
  // A line without anything on it is no record. One call: a chain of `||` would copy the line for each cell.
  const parts =
    cells.length === 1 ? `if(${only} = '', '""', ${only})` : cells.join(`, '${delimiter}', `);
  const names = columns.map(({ name }) => name);
  const head = `\ufeff${csvHead(names, style, delimiter)}`.replaceAll('"', '""');
  const rows = `select concat(${parts}, chr(13)) as "${head}"`;
  return copy(database, prepared, rows, source, file, `${LINES}, header true`);
}

/** An object a line; as JSON, all of them in one array. */
async function copyJson(
  database: Database,
  prepared: PreparedQuery,
  source: Source,
  file: string,
  format: 'json' | 'ndjson',
): Promise<number> {
  const { columns = [] } = prepared;
  const line = jsonLine(columns, await longColumns(database, prepared, source));
  const around = format === 'json' ? ", prefix '[', suffix ']\n', new_line ',\n'" : '';
  const options = `${LINES}, header false${around}`;
  return copy(database, prepared, `select ${line} as line`, source, file, options);
}

/** Columns of whole numbers of which a double can't hold all. */
async function longColumns(
  database: Database,
  { columns = [] }: PreparedQuery,
  source: Source,
): Promise<ReadonlySet<number>> {
  const wide = columns.flatMap(({ type }, i) => (isWide(type) ? [i] : []));
  if (wide.length === 0) return new Set();
  if (source === 'query') throw new Error('the result has to be stored first');
  const largest = Number.MAX_SAFE_INTEGER;
  const found = wide.map(
    (i) => `bool_or(c${i}::double not between -${largest} and ${largest}) as c${i}`,
  );
  const row = await database.one(`select ${found.join(', ')} ${rowsOf(source)}`);
  return new Set(wide.filter((i) => row[`c${i}`] === true));
}

/** @returns rows written */
async function copyParquet(
  database: Database,
  prepared: PreparedQuery,
  source: Source,
  file: string,
): Promise<number> {
  const { columns = [] } = prepared;
  const names = distinctNames(columns.map(({ name }) => name));
  const stored: string[] = [];
  for (const [i, name] of names.entries()) {
    const type = columns[i]?.type ?? '';
    const value = isHuge(type) ? await storedAs(database, source, i) : `c${i}`;
    stored.push(`${value} as "${name.replaceAll('"', '""')}"`);
  }
  const options = 'format parquet, use_tmp_file false';
  return copy(database, prepared, `select ${stored.join(', ')}`, source, file, options);
}

/** Types that Parquet gives back as they were. */
const faithful: ReadonlySet<string> = new Set([
  'VARCHAR',
  'BOOLEAN',
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'FLOAT',
  'DOUBLE',
  'DATE',
  'TIMESTAMP',
]);

/** Whether the result can be read back from a scratch file as it was. */
export function canSpill({ columns }: PreparedQuery): boolean {
  return (
    columns?.every(({ type }) => faithful.has(type) || /^DECIMAL\([\d,]+\)$/u.test(type)) === true
  );
}

/** The rows of a file that `spill` made. */
export function spilledIn(file: string): Omit<StoredSource, 'limit'> {
  const from = `read_parquet(${quotedPath(file)}, file_row_number = true)`;
  return { from, number: 'file_row_number' };
}

/** The rows of the table that `storeResult` made. */
export const inResultTable: Omit<StoredSource, 'limit'> = { from: resultTable, number: 'rowid' };

function rowsOf({ from, number, limit }: StoredSource): string {
  return `from ${from}${limit > 0 ? ` where ${number} < ${limit}` : ''}`;
}

/** Rows of a group: all of them are in memory where they are written or read, however long their texts are. */
const GROUP = 8192;

/**
 * Runs the query and puts its result off into a file, with columns c0, c1 …
 * @param group rows that are read together
 * @returns rows written
 */
export async function spill(
  database: Database,
  prepared: PreparedQuery,
  file: string,
  group = GROUP,
): Promise<number> {
  const names = prepared.columns?.map((_, i) => `c${i}`).join(', ');
  const options = `format parquet, row_group_size ${group}, use_tmp_file false`;
  return copy(database, prepared, `select ${names}`, 'query', file, options);
}

function isHuge(type: string): boolean {
  return type === 'HUGEINT' || type === 'UHUGEINT';
}

/** Parquet has no integers of 128 bits, and DuckDB would write doubles for them. */
async function storedAs(database: Database, source: Source, column: number): Promise<string> {
  if (source === 'query') throw new Error('the result has to be stored first');
  const { lost } = await database.one(
    `select count(*) as lost from ${source.from} where c${column} is not null
       and try_cast(c${column} as decimal(38,0)) is null`,
  );
  return `cast(c${column} as ${lost === 0 ? 'decimal(38,0)' : 'varchar'})`;
}

/** @returns rows written */
async function copy(
  database: Database,
  prepared: PreparedQuery,
  select: string,
  source: Source,
  file: string,
  options: string,
): Promise<number> {
  const { sql, bound, columns = [] } = prepared;
  const to = `to ${quoted(file)} (${options})`;
  const run = async (statement: string, values?: Record<string, string | null>) => {
    const result = await database.connection.run(statement, values).catch((error: unknown) => {
      throw engineTypeOf(error) === 'IO' ? unwritable(file, error) : error;
    });
    return Number((await result.getRows())[0]?.[0]);
  };
  if (source !== 'query') {
    return run(`copy (${select} ${rowsOf(source)}) ${to}`);
  }
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const head = `copy (${select} from (`;
  const shift = head.split(/\r\n|\r|\n/u).length;
  const whole = `${head}\n${sql}\n) as result(${names})) ${to}`;
  return explained(database, sql, () => run(whole, bound), shift);
}
