import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Database } from '../base/database.js';
import { StatementType } from '../base/duckdb.js';
import { UserError } from '../base/errors.js';
import { explainedIn, isReadingPragma, letThrough, parsed } from './let-through.js';
import { boundValues, noValues, parametersOf } from './parameters.js';
import { noQuery, onlyReading, queryError, severalStatements } from './query-errors.js';
import { type QueryResult, resultInMemory, resultInTable } from './query-result.js';
import type { QueryText } from './query-text.js';
import { splitStatements } from './statements.js';

/** One statement that reads, looked over and not yet run. */
export interface PreparedQuery {
  /** Without a semicolon, so that it can stand inside another statement. */
  readonly sql: string;
  readonly bound: Record<string, string | null>;
  /** Columns with DuckDB's names of their types; absent where it can't stand inside another statement. */
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly isPlan: boolean;
}

/**
 * Looks a query over without running it.
 * @throws UserError for several statements, for one that does anything but read, for wrong SQL, and
 * for parameters that don't fit
 */
export async function prepareQuery(database: Database, text: QueryText): Promise<PreparedQuery> {
  return explained(database, text.sql, async () => {
    const inner = explainedIn(text.sql);
    const isPlan = inner !== undefined;
    await letOnlyReading(database, text.sql, inner ?? text.sql);
    const { type, statement } = await prepareOne(database, text.sql);
    if (type !== (isPlan ? StatementType.EXPLAIN : StatementType.SELECT)) throw onlyReading();
    const bound = boundValues(parametersOf(statement), text.values ?? noValues, text.optional);
    const sql = bare(text.sql);
    const columns = isPlan ? undefined : await columnsOf(database, sql, bound);
    return { sql, bound, isPlan, ...(columns && { columns }) };
  });
}

/** Runs the query and gives its result out of memory: for what is never long. */
async function runInMemory(
  database: Database,
  prepared: PreparedQuery,
  limit: number,
): Promise<QueryResult> {
  const { sql, bound, isPlan } = prepared;
  return explained(database, sql, async () => {
    // Runs to its end before it gives the first row: a stream would hide an error further on.
    const result = await database.connection.run(sql, bound);
    return resultInMemory(result, limit, isPlan);
  });
}

/** The temporary table that a result is stored in. */
export const resultTable = 'temp.shihu_result';

/**
 * Runs the query and stores its result in the temporary table, with columns c0, c1 …, in the order of the
 * rows. What exceeds the memory limit is put off to the disk.
 */
export async function storeResult(
  database: Database,
  prepared: PreparedQuery,
  limit: number,
): Promise<QueryResult> {
  const { sql, bound, columns = [] } = prepared;
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const statement = `create or replace temp table ${resultTable}(${names}) as\n${sql}`;
  await explained(database, sql, () => database.connection.run(statement, bound), 1);
  const titles = columns.map(({ name }) => name);
  return resultInTable(database, resultTable, titles, limit);
}

/**
 * Whether the result can be stored in a table. It can't where a struct has no names, and should not
 * where the catalogue is asked for, which would list that table too.
 */
export function canStore({ sql, columns }: PreparedQuery): boolean {
  if (/\b(?:duckdb_|pg_|sqlite_|information_schema\b)/iu.test(sql)) return false;
  return columns?.every(({ type }) => !/STRUCT\((?!")/u.test(type)) === true;
}

/** Runs the query and gives its result out of the temporary table, or out of memory where it must. */
export async function runPrepared(
  database: Database,
  prepared: PreparedQuery,
  limit: number,
): Promise<QueryResult> {
  return canStore(prepared)
    ? storeResult(database, prepared, limit)
    : runInMemory(database, prepared, limit);
}

/** @param shift lines that stand before the query in what is run */
export async function explained<T>(
  database: Database,
  sql: string,
  work: () => Promise<T>,
  shift = 0,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? error : await queryError(database, sql, error, shift);
  }
}

interface OneStatement {
  readonly type: StatementType;
  readonly statement: DuckDBPreparedStatement;
}

/** DuckDB counts FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE and the reading pragmas as SELECT. */
async function prepareOne(database: Database, sql: string): Promise<OneStatement> {
  const statements = await database.connection.extractStatements(sql).catch((error: unknown) => {
    // All that it says about a text without any statement.
    if (/^error in native callback/iu.test((error as Error).message)) throw noQuery();
    throw error;
  });
  if (statements.count === 0) throw noQuery();
  if (statements.count > 1) throw severalStatements(sql, statements.count);
  const statement = await statements.prepare(0);
  return { type: statement.statementType, statement };
}

/**
 * Goes by what DuckDB's parser makes of the text, before anything of it is looked up or run: to prepare a
 * statement can have effects already.
 * @param inner what is run of it: EXPLAIN ANALYZE runs what it explains
 */
async function letOnlyReading(database: Database, sql: string, inner: string): Promise<void> {
  const found = await parsed(database, inner);
  if (found.kind === 'reading') {
    if (found.statements.length === 0) throw noQuery();
    return letThrough(database, found.statements);
  }
  // DuckDB says best where the text is wrong, and where it is not, no more is known of it.
  if (found.kind === 'wrong') await database.connection.extractStatements(sql);
  const { statements, rest } = splitStatements(sql);
  const count = statements.length + (rest === '' ? 0 : 1);
  if (count > 1 || /\bpivot\b/iu.test(sql)) throw severalStatements(sql, count);
  if (inner !== sql || !isReadingPragma(sql)) throw onlyReading();
}

/** The statement alone. What DuckDB takes for one, this has to take for one too. */
function bare(sql: string): string {
  const { statements, rest, isOpen } = splitStatements(sql);
  const [only, ...others] = rest === '' ? statements : [...statements, rest];
  if (only === undefined) throw noQuery();
  if (others.length > 0 || isOpen) throw severalStatements(sql, others.length + 1);
  return only;
}

/** Nothing for DESCRIBE, SHOW, SUMMARIZE and pragmas, which no other statement can hold. */
async function columnsOf(
  database: Database,
  sql: string,
  bound: Record<string, string | null>,
): Promise<PreparedQuery['columns']> {
  if (
    !/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|from|values|table|pivot|unpivot|\()/iu.test(
      sql,
    )
  ) {
    return undefined;
  }
  const rows = await explained(database, sql, () => database.rows(`describe\n${sql}`, bound), 1);
  return rows.map((row) => ({ name: String(row.column_name), type: String(row.column_type) }));
}
