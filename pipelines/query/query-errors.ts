import type { Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { failure, messageOf, type UserError, usageError } from '../base/errors.js';
import { engineTypeOf, faultOf } from '../base/fault.js';
import { nearest } from '../base/nearest.js';
import { relationNames } from '../base/relations.js';
import { queryTroubleWords as w } from '../words/query-trouble.js';
import { sizeText } from './memory.js';

export function noQuery(): UserError {
  return usageError(w.noQuery, w.queryExample);
}

export function severalStatements(sql: string, count: number): UserError {
  if (/\bpivot\b/iu.test(sql)) {
    return usageError(w.openPivot, w.pivotExample);
  }
  return usageError(w.severalStatements({ count: String(count) }), w.oneByOne);
}

export function onlyReading(): UserError {
  return usageError(w.onlyReading, w.keepOrCopy).as('read_only');
}

export function noParquet(): UserError {
  return usageError(w.noParquet, w.otherFormat);
}

/** @param bytes what the process might have */
export function tooMuchMemory(bytes: number): UserError {
  return failure(w.tooMuchMemory({ size: sizeText(bytes) }), w.narrowOrMemory).as('out_of_memory');
}

/** @param name as it is called, such as `read_csv()` */
export function notAvailable(name: string): UserError {
  return usageError(w.notAvailable({ name }), w.whatIsAvailable).as('read_only');
}

function onlyTables(): UserError {
  return usageError(w.onlyTables, w.tablesOrFile).as('read_only');
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
  if (engineTypeOf(error) === 'Permission') return onlyTables();
  // Of the same type as any other wrong input.
  if (/configuration has been locked|read-only mode/iu.test(message)) return onlyReading();
  // One line is shortened around the place by DuckDB; of several, the line is counted in the query.
  const lines = sql.includes('\n') ? '' : `\n${sql}`;
  const what = message.includes('LINE ') ? message : `${message}${lines}`;
  const hint = await hintFor(database, error, message);
  const isMemory = faultOf(error).code === 'ENOMEM';
  return failure(w.wrongQuery({ what }), hint, error).as(isMemory ? 'out_of_memory' : 'sql_error');
}

async function hintFor(database: Database, error: unknown, message: string): Promise<Words> {
  if (faultOf(error).code === 'ENOMEM') return w.narrowOrMemory;
  const missing = /Table with name (\S+) does not exist/u.exec(message)?.[1];
  const guess =
    missing &&
    nearest(missing, [...(await relationNames(database).catch(() => new Set<string>()))]);
  if (guess) {
    return w.meantTable({ guess });
  }
  return w.seeTables;
}
