import type { Words } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import { failure, messageOf, type UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { cancelled } from './deadline.js';

const example: Words = {
  zh: '例如：shihu query "select * from verdicts"',
  en: 'For instance: shihu query "select * from verdicts"',
};

export function noQuery(): UserError {
  return usageError({ zh: '缺少查询语句。', en: 'There is no query.' }, example);
}

export function severalStatements(sql: string, count: number): UserError {
  if (/\bpivot\b/iu.test(sql)) {
    return usageError(
      {
        zh: 'PIVOT 须写明取值，否则 DuckDB 要先建一个类型，而这里只能读取。',
        en: 'A PIVOT needs its values written out: else DuckDB makes a type first, and here one can only read.',
      },
      {
        zh: "例如：pivot verdicts on area_tier in ('central', 'urban') using count(*)",
        en: "For instance: pivot verdicts on area_tier in ('central', 'urban') using count(*)",
      },
    );
  }
  return usageError(
    { zh: `应为一条查询语句，收到 ${count} 条。`, en: `Expected one statement, found ${count}.` },
    { zh: '请逐条运行。', en: 'Run them one by one.' },
  );
}

export function onlyReading(): UserError {
  return usageError(
    {
      zh: '只能执行查询（SELECT、WITH、FROM、VALUES、DESCRIBE、SHOW、SUMMARIZE、EXPLAIN），不能修改数据或设置。',
      en: 'Only statements that read can be run: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN.',
    },
    {
      zh: '要保存结果请用 -o 文件；要修改，请另存一份数据库再用 DuckDB 打开。',
      en: 'To keep a result use -o FILE; to change something, copy the database and open the copy with DuckDB.',
    },
  );
}

export function noParquet(): UserError {
  return usageError(
    {
      zh: 'DESCRIBE、SHOW、SUMMARIZE 与 EXPLAIN 的结果不能写成 parquet。',
      en: 'What DESCRIBE, SHOW, SUMMARIZE and EXPLAIN give can not be written as parquet.',
    },
    { zh: '请改用 --format csv 或 json。', en: 'Use --format csv or json.' },
  );
}

function onlyTables(): UserError {
  return usageError(
    {
      zh: '查询只能读取已发布的表，不能读写文件、附加数据库或加载扩展。',
      en: 'A query can read the published tables alone: no files, no other databases, no extensions.',
    },
    {
      zh: '表见 shihu tables；要保存结果请用 -o 文件。',
      en: 'shihu tables lists the tables; to keep a result use -o FILE.',
    },
  );
}

/**
 * What DuckDB says, with its line and caret, and what may have been meant.
 * @param shift lines that stood before the query in what was run
 */
export async function queryError(
  database: Database,
  sql: string,
  error: unknown,
  shift = 0,
): Promise<UserError> {
  const message = messageOf(error)
    .replace(/^Failed to extract statements: /u, '')
    .replace(/^LINE (\d+):/mu, (_, line: string) => `LINE ${Number(line) - shift}:`)
    // It guesses among its own tables too, of which nobody here means one.
    .replace(/^Did you mean "(?:pg_|duckdb_|sqlite_)[^"]*"\?\n/mu, '')
    .trim();
  if (/^interrupt/iu.test(message)) return cancelled();
  if (/operations are disabled|disabled through configuration/iu.test(message)) return onlyTables();
  if (/configuration has been locked|read-only mode/iu.test(message)) return onlyReading();
  // One line is shortened around the place by DuckDB; of several, the line is counted in the query.
  const lines = sql.includes('\n') ? '' : `\n${sql}`;
  const what = message.includes('LINE ') ? message : `${message}${lines}`;
  return failure(
    { zh: `查询有误：${what}`, en: `The query is wrong: ${what}` },
    await hintFor(database, message),
    error,
  );
}

async function hintFor(database: Database, message: string): Promise<Words> {
  if (/^out of memory/iu.test(message)) {
    return {
      zh: '请缩小查询范围，或用 --memory 提高内存上限。',
      en: 'Narrow the query, or raise the limit with --memory.',
    };
  }
  const missing = /Table with name (\S+) does not exist/u.exec(message)?.[1];
  const guess = missing && nearest(missing, await tableNames(database));
  if (guess) {
    return {
      zh: `是否为 ${guess}？用 shihu tables 查看所有表。`,
      en: `Did you mean ${guess}? shihu tables lists all.`,
    };
  }
  return {
    zh: '用 shihu tables 与 shihu describe 查看表和列。',
    en: 'See shihu tables and shihu describe.',
  };
}

async function tableNames(database: Database): Promise<string[]> {
  const rows = await database.rows('select table_name from duckdb_tables()').catch(() => []);
  return rows.map(({ table_name: name }) => String(name));
}
