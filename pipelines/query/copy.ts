import { type Database, quoted } from '../base/database.js';
import { engineTypeOf } from '../base/fault.js';
import { unwritable } from '../files/unwritable.js';
import { type CsvStyle, csvCell } from './csv-cells.js';
import { explained, type PreparedQuery, resultTable } from './prepared-query.js';
import { distinctNames, PIECE } from './query-result.js';
import { csvHead } from './text-formats.js';

/** Where the rows come from: the query itself, or so many of the table that its result is stored in. */
export type Source = 'query' | { readonly limit: number };

/** Whether DuckDB's own COPY can write the result, which then is never in memory as a whole. */
export function canCopy({ columns }: PreparedQuery, format: 'csv' | 'parquet'): boolean {
  if (columns === undefined) return false;
  return format === 'parquet' || columns.every(({ type }) => csvCell(type, 'c') !== undefined);
}

/** Whether the result has to be stored first: its numbers decide on the types of the file. */
export function mustStore({ columns = [] }: PreparedQuery, format: 'csv' | 'parquet'): boolean {
  return format === 'parquet' && columns.some(({ type }) => isWide(type));
}

/**
 * The result as a CSV file that begins with the mark by which Excel knows UTF-8.
 * @returns rows written
 */
export async function copyCsv(
  database: Database,
  prepared: PreparedQuery,
  source: Source,
  file: string,
  style: CsvStyle,
): Promise<number> {
  const { columns = [] } = prepared;
  const cells = columns.map(({ type }, i) => csvCell(type, `c${i}`, style));
  const line = cells.join(" || ',' || ");
  // A line without anything on it is no record.
  const full = cells.length === 1 ? `if(${line} = '', '""', ${line})` : line;
  const head = `\ufeff${csvHead(
    columns.map(({ name }) => name),
    style,
  )}`;
  const rows = `select ${full} || chr(13) as "${head.replaceAll('"', '""')}"`;
  // Lines are ready as they are: with no quotes and no delimiter to look for, they are written so.
  const options = `format csv, header true, quote '', escape '', delimiter '\n', use_tmp_file false`;
  return copy(database, prepared, rows, source, file, options);
}

/** @returns rows written */
export async function copyParquet(
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
    const value = isWide(type) ? await storedAs(database, source, i) : `c${i}`;
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

/**
 * Runs the query and puts its result off into a file, with columns c0, c1 …
 * @returns rows written
 */
export async function spill(
  database: Database,
  prepared: PreparedQuery,
  file: string,
): Promise<number> {
  const names = prepared.columns?.map((_, i) => `c${i}`).join(', ');
  const options = `format parquet, row_group_size ${PIECE}, use_tmp_file false`;
  return copy(database, prepared, `select ${names}`, 'query', file, options);
}

function isWide(type: string): boolean {
  return type === 'HUGEINT' || type === 'UHUGEINT';
}

/** Parquet has no integers of 128 bits, and DuckDB would write doubles for them. */
async function storedAs(database: Database, source: Source, column: number): Promise<string> {
  if (source === 'query') throw new Error('the result has to be stored first');
  const { lost } = await database.one(
    `select count(*) as lost from ${resultTable} where c${column} is not null
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
    const limit = source.limit > 0 ? ` where rowid < ${source.limit}` : '';
    return run(`copy (${select} from ${resultTable}${limit}) ${to}`);
  }
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const head = `copy (${select} from (`;
  const shift = head.split(/\r\n|\r|\n/u).length;
  const whole = `${head}\n${sql}\n) as result(${names})) ${to}`;
  return explained(database, sql, () => run(whole, bound), shift);
}
