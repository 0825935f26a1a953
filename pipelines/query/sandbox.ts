import { StatementType } from '@duckdb/node-api';
import { Database } from '../base/database.js';
import { UserError } from '../base/errors.js';
import { type Answer, answerOf } from './answer.js';
import { explainQuery, noQuery, onlyReading, severalStatements } from './trouble.js';

export interface Limits {
  /** DuckDB's memory_limit, such as `2GB`. */
  readonly memory?: string | undefined;
}

/**
 * Opens a database so that nothing can be changed through it and nothing else be reached: read-only, no
 * files, no extensions, and settings that can't be set back.
 */
export async function openSandbox(path: string, { memory }: Limits = {}): Promise<Database> {
  const database = await Database.open(path, { readOnly: true, ...(memory && { memory }) });
  try {
    await database.query('set enable_external_access = false');
    await database.query('set lock_configuration = true');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Runs one statement that reads.
 * @param limit rows to hand out at most; 0 for all
 * @throws UserError for several statements, for one that does anything but read, and for wrong SQL
 */
export async function ask(database: Database, sql: string, limit = 0): Promise<Answer> {
  try {
    const type = await typeOf(database, sql);
    const inner = type === StatementType.EXPLAIN ? await typeOfExplained(database, sql) : type;
    if (inner !== StatementType.SELECT) throw onlyReading();
    // Runs to its end before it gives the first row: a stream would hide an error further on.
    return answerOf(await database.connection.run(sql), limit);
  } catch (error) {
    throw error instanceof UserError ? error : await explainQuery(database, sql, error);
  }
}

/** DuckDB counts FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE and the reading pragmas as SELECT. */
async function typeOf(database: Database, sql: string): Promise<StatementType> {
  const statements = await database.connection.extractStatements(sql).catch((error: unknown) => {
    // All that it says about a text without any statement.
    if (/^error in native callback/iu.test((error as Error).message)) throw noQuery();
    throw error;
  });
  if (statements.count === 0) throw noQuery();
  if (statements.count > 1) throw severalStatements(sql, statements.count);
  return (await statements.prepare(0)).statementType;
}

/** EXPLAIN ANALYZE runs what it explains. */
async function typeOfExplained(database: Database, sql: string): Promise<StatementType> {
  const space = String.raw`(?:\s|--[^\n]*(?:\n|$)|/\*[\s\S]*?\*/)`;
  const options = String.raw`\(\s*(?:format|analyze)\b[^)]*\)`;
  const head = new RegExp(
    `^${space}*explain\\b${space}*(?:analyze\\b${space}*)?(?:${options})?`,
    'iu',
  );
  return typeOf(database, sql.replace(head, ''));
}
