import { type Database, quoted } from '../base/database.js';
import { messageOf } from '../base/errors.js';
import { unwritable } from '../files/unwritable.js';
import { distinctNames, PIECE } from './answer.js';
import { csvCell } from './csv-cells.js';
import type { Format } from './formats.js';
import { explained, keptTable, type Question } from './question.js';
import { csvHead } from './text-formats.js';

/** Where the rows come from: the query itself, or so many of the table that keeps its result. */
export type Source = 'query' | { readonly limit: number };

/** Whether DuckDB's own COPY can write the result, which then is never in memory as a whole. */
export function canCopy({ columns }: Question, format: Format): boolean {
  if (columns === undefined) return false;
  if (format === 'parquet') return true;
  return format === 'csv' && columns.every(({ type }) => csvCell(type, 'c') !== undefined);
}

/** Whether the result has to be kept first: its numbers decide on the types of the file. */
export function mustKeep({ columns = [] }: Question, format: Format): boolean {
  return format === 'parquet' && columns.some(({ type }) => isWide(type));
}

export async function copyCsv(
  database: Database,
  question: Question,
  source: Source,
  file: string,
): Promise<void> {
  const { columns = [] } = question;
  const cells = columns.map(({ type }, i) => `coalesce(${csvCell(type, `c${i}`)}, '')`);
  const line = cells.join(" || ',' || ");
  // A line without anything on it is no record.
  const full = cells.length === 1 ? `if(${line} = '', '""', ${line})` : line;
  const head = `\ufeff${csvHead(columns.map(({ name }) => name))}`;
  const rows = `select ${full} || chr(13) as "${head.replaceAll('"', '""')}"`;
  // Lines are ready as they are: with no quotes and no delimiter to look for, they are written so.
  const options = `format csv, header true, quote '', escape '', delimiter '\n', use_tmp_file false`;
  await copy(database, question, rows, source, file, options);
}

export async function copyParquet(
  database: Database,
  question: Question,
  source: Source,
  file: string,
): Promise<void> {
  const { columns = [] } = question;
  const names = distinctNames(columns.map(({ name }) => name));
  const kept: string[] = [];
  for (const [i, name] of names.entries()) {
    const type = columns[i]?.type ?? '';
    const stored = isWide(type) ? await storedAs(database, source, i) : `c${i}`;
    kept.push(`${stored} as "${name.replaceAll('"', '""')}"`);
  }
  const options = 'format parquet, use_tmp_file false';
  await copy(database, question, `select ${kept.join(', ')}`, source, file, options);
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
export function canPutOff({ columns }: Question): boolean {
  return (
    columns?.every(({ type }) => faithful.has(type) || /^DECIMAL\([\d,]+\)$/u.test(type)) === true
  );
}

/**
 * Runs the query and puts its result off into a file, with columns c0, c1 …
 * @returns rows written
 */
export async function putOff(
  database: Database,
  question: Question,
  file: string,
): Promise<number> {
  const names = question.columns?.map((_, i) => `c${i}`).join(', ');
  const options = `format parquet, row_group_size ${PIECE}, use_tmp_file false`;
  return copy(database, question, `select ${names}`, 'query', file, options);
}

function isWide(type: string): boolean {
  return type === 'HUGEINT' || type === 'UHUGEINT';
}

/** Parquet has no integers of 128 bits, and DuckDB would write doubles for them. */
async function storedAs(database: Database, source: Source, column: number): Promise<string> {
  if (source === 'query') throw new Error('the result has to be kept first');
  const { lost } = await database.one(
    `select count(*) as lost from ${keptTable} where c${column} is not null
       and try_cast(c${column} as decimal(38,0)) is null`,
  );
  return `cast(c${column} as ${lost === 0 ? 'decimal(38,0)' : 'varchar'})`;
}

/** @returns rows written */
async function copy(
  database: Database,
  question: Question,
  select: string,
  source: Source,
  file: string,
  options: string,
): Promise<number> {
  const { sql, bound, columns = [] } = question;
  const to = `to ${quoted(file)} (${options})`;
  const run = async (statement: string, values?: Record<string, string | null>) => {
    const result = await database.connection.run(statement, values).catch((error: unknown) => {
      throw /^IO Error/iu.test(messageOf(error)) ? unwritable(file, error) : error;
    });
    return Number((await result.getRows())[0]?.[0]);
  };
  if (source !== 'query') {
    const limit = source.limit > 0 ? ` where rowid < ${source.limit}` : '';
    return run(`copy (${select} from ${keptTable}${limit}) ${to}`);
  }
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const head = `copy (${select} from (`;
  const shift = head.split(/\r\n|\r|\n/u).length;
  const whole = `${head}\n${sql}\n) as result(${names})) ${to}`;
  return explained(database, sql, () => run(whole, bound), shift);
}
