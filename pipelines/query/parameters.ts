import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Words } from '../../schemas/words.js';
import { usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';

/** Values by the names of parameters, in lower case: DuckDB does not tell `$Year` from `$year`. */
export type Values = ReadonlyMap<string, string>;

export const noValues: Values = new Map();

/**
 * `city=510100`, as `--param` is given.
 * @throws UserError when it is no name and value, or the name was given before
 */
export function withParameter(written: string, before: Values = noValues): Values {
  const [, name, value] = /^\s*\$?([\p{L}_][\p{L}\p{N}_]*)\s*=(.*)$/su.exec(written) ?? [];
  if (name === undefined || value === undefined) {
    throw usageError(
      {
        zh: `参数“${written}”应写成 名称=值。`,
        en: `The parameter "${written}" is not name=value.`,
      },
      { zh: '例如 --param city=510100。', en: 'For instance --param city=510100.' },
    );
  }
  if (before.has(name.toLowerCase())) {
    throw usageError({
      zh: `参数 ${name} 给出了两次。`,
      en: `The parameter ${name} is given twice.`,
    });
  }
  return new Map(before).set(name.toLowerCase(), value);
}

/** Names that the statement has as `$name`. @throws UserError for `?` and `$1` */
export function parametersOf(statement: DuckDBPreparedStatement): string[] {
  const names: string[] = [];
  for (let i = 1; i <= statement.parameterCount; i += 1) names.push(statement.parameterName(i));
  if (names.some((name) => /^\d+$/u.test(name))) {
    throw usageError(
      { zh: '查询参数须有名称，不能用 ? 或 $1。', en: 'A parameter needs a name: not ? or $1.' },
      {
        zh: '例如 $city，用 --param city=510100 给值。',
        en: 'Such as $city, with --param city=510100.',
      },
    );
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
    const [first = ''] = missing;
    throw usageError(
      {
        zh: `查询参数没有值：${missing.map((name) => `$${name}`).join('、')}。`,
        en: `The query has parameters without a value: ${missing.map((name) => `$${name}`).join(', ')}.`,
      },
      { zh: `用 --param ${first}=值 给出。`, en: `Give --param ${first}=VALUE.` },
    );
  }
  const known = names.map((name) => name.toLowerCase());
  const unknown = [...values.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw unknownParameter(unknown, names);
  return bound;
}

function unknownParameter(unknown: readonly string[], names: readonly string[]): Error {
  const guess = nearest(unknown[0] ?? '', names);
  const has: Words =
    names.length > 0
      ? { zh: `查询中的参数：${names.join('、')}`, en: `It has: ${names.join(', ')}` }
      : { zh: '这条查询没有参数。', en: 'It has no parameters.' };
  return usageError(
    {
      zh: `查询中没有参数 ${unknown.join('、')}。`,
      en: `The query has no parameter ${unknown.join(', ')}.`,
    },
    guess ? { zh: `是否为 ${guess}？${has.zh}`, en: `Did you mean ${guess}? ${has.en}` } : has,
  );
}
