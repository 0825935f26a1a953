import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { queryWords as w } from '../words/query.js';

/** Values by the names of parameters, in lower case: DuckDB does not tell `$Year` from `$year`. */
export type Values = ReadonlyMap<string, string | null>;

export const noValues: Values = new Map();

/**
 * `city=510100`, as `--param` is given.
 * @throws UserError when it is no name and value, or the name was given before
 */
export function withParameter(written: string, before: Values = noValues): Values {
  const [, name, value] = /^\s*\$?([\p{L}_][\p{L}\p{N}_]*)\s*=(.*)$/su.exec(written) ?? [];
  if (name === undefined || value === undefined) {
    throw usageError(w.notNameValue({ written }), w.parameterExample);
  }
  if (before.has(name.toLowerCase())) {
    throw usageError(w.givenTwice({ name }));
  }
  return new Map(before).set(name.toLowerCase(), givenOf(value));
}

/** `NULL` is no text, as in SQL; `'NULL'` is that text. */
function givenOf(written: string): string | null {
  const text = written.trim();
  if (/^null$/iu.test(text)) return null;
  return /^'null'$/iu.test(text) ? text.slice(1, -1) : written;
}

/** Names that the statement has as `$name`. @throws UserError for `?` and `$1` */
export function parametersOf(statement: DuckDBPreparedStatement): string[] {
  const names: string[] = [];
  for (let i = 1; i <= statement.parameterCount; i += 1) names.push(statement.parameterName(i));
  if (names.some((name) => /^\d+$/u.test(name))) {
    throw usageError(w.namelessParameter, w.namedExample);
  }
  return names;
}

/**
 * What to bind: each value as text, which DuckDB casts to what it is compared with.
 * @param optional names that may be left out, and are NULL then
 * @throws UserError for a name without a value and for a value without a place
 */
export function boundValues(
  names: readonly string[],
  values: Values,
  optional: readonly string[] = [],
): Record<string, string | null> {
  const bound: Record<string, string | null> = {};
  const missing: string[] = [];
  for (const name of names) {
    const value = values.get(name.toLowerCase());
    if (value === undefined && !optional.includes(name.toLowerCase())) missing.push(name);
    bound[name] = value ?? null;
  }
  if (missing.length > 0) {
    throw usageError(w.noValue(missing), w.giveValue({ name: missing[0] ?? '' }));
  }
  const known = names.map((name) => name.toLowerCase());
  const unknown = [...values.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw unknownParameter(unknown, names);
  return bound;
}

function unknownParameter(unknown: readonly string[], names: readonly string[]): Error {
  const guess = nearest(unknown[0] ?? '', names);
  const has = names.length > 0 ? w.itsParameters(names) : w.noParameters;
  return usageError(w.noSuchParameter({ names: unknown, guess }), has);
}
