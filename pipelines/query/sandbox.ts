import { StatementType } from '@duckdb/node-api';
import { Database, type Result } from '../base/database.js';
import { failure, messageOf, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';

export interface Limits {
  /** DuckDB's memory_limit, such as `2GB`. */
  readonly memory?: string | undefined;
}

/**
 * Opens the published database so that nothing can be changed through it and nothing else be reached:
 * read-only, no files, no extensions, and settings that can't be set back.
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

const readingStatements: ReadonlySet<StatementType> = new Set([
  StatementType.SELECT,
  StatementType.EXPLAIN,
]);

/**
 * Runs one statement that reads.
 * @throws UserError for several statements, for one that does anything but read, and for wrong SQL
 */
export async function ask(database: Database, sql: string): Promise<Result> {
  try {
    const statements = await database.connection.extractStatements(sql);
    if (statements.count !== 1) throw oneStatement(statements.count);
    const prepared = await statements.prepare(0);
    if (!readingStatements.has(prepared.statementType)) throw onlyReading();
    return await database.query(sql);
  } catch (error) {
    throw await explain(database, error);
  }
}

function oneStatement(count: number): Error {
  return usageError(
    { zh: `应为一条查询语句，收到 ${count} 条。`, en: `Expected one statement, found ${count}.` },
    {
      zh: '例如：shihu query "select * from verdicts"',
      en: 'For instance: shihu query "select * from verdicts"',
    },
  );
}

function onlyReading(): Error {
  return usageError(
    {
      zh: '只能执行查询（SELECT 等），不能修改数据或设置。',
      en: 'Only statements that read (SELECT and the like) can be run.',
    },
    {
      zh: '需要改动时，请另存一份数据库再用 DuckDB 打开。',
      en: 'To change something, copy the database and open the copy with DuckDB.',
    },
  );
}

async function explain(database: Database, error: unknown): Promise<unknown> {
  if (error instanceof Error && error.name === 'UserError') return error;
  const message = messageOf(error);
  if (
    /file system operations are disabled|configuration has been locked|read-only mode/iu.test(
      message,
    )
  ) {
    return onlyReading();
  }
  const missing = /Table with name (\S+) does not exist/u.exec(message)?.[1];
  const tables = missing ? await database.rows('select table_name from duckdb_tables()') : [];
  const guess =
    missing &&
    nearest(
      missing,
      tables.map(({ table_name: name }) => String(name)),
    );
  return failure(
    { zh: `查询有误：${message}`, en: `The query is wrong: ${message}` },
    guess
      ? {
          zh: `是否为 ${guess}？用 shihu tables 查看所有表。`,
          en: `Did you mean ${guess}? shihu tables lists all.`,
        }
      : {
          zh: '用 shihu tables 与 shihu describe 查看表和列。',
          en: 'See shihu tables and shihu describe.',
        },
    error,
  );
}
