import { quoted } from '../base/database.js';
import { distinctNames } from './query-result.js';
import { decimalDigits, valueText } from './value-sql.js';

/*
 * Rows as JSON, made by DuckDB where it can make them as `jsonLineBlocks` does, to the byte: a test holds
 * the two against each other.
 */

/** Digits of whole numbers that a double holds, whatever they are. */
const SAFE_DIGITS = 15;

const wideTypes: ReadonlySet<string> = new Set(['BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT']);

/** Whether its values are whole numbers of which a double can't hold all. */
export function isWide(type: string): boolean {
  const [width = 0, scale] = decimalDigits(type) ?? [];
  return wideTypes.has(type) || (scale === 0 && width > SAFE_DIGITS);
}

/** Types that are texts in JSON. */
const quotedTypes: ReadonlySet<string> = new Set([
  'UUID',
  'DATE',
  'TIMESTAMP',
  'TIMESTAMP_S',
  'TIMESTAMP_MS',
]);

/** Control characters whose number has a letter: DuckDB writes a large one. */
const controls = [0x0b, 0x0e, 0x0f, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f];

function text(column: string): string {
  const json = `cast(to_json(${column}) as varchar)`;
  // While a control character, which JSON has none of, stands for each backslash that is meant as such, no
  // other stands before a `u`.
  let small = `replace(${json}, '\\\\', chr(1))`;
  for (const control of controls) {
    const hex = control.toString(16).padStart(4, '0');
    small = `replace(${small}, '\\u${hex.toUpperCase()}', '\\u${hex}')`;
  }
  return `if(contains(${json}, '\\u00'), replace(${small}, chr(1), '\\\\'), ${json})`;
}

/** SQL for a value as JSON, if its type is one of those that DuckDB can write as needed. */
export function jsonCell(type: string, column: string, isText = false): string | undefined {
  const found = type === 'VARCHAR' ? text(column) : valueText(type, column);
  if (found === undefined) return undefined;
  const value = isText || quotedTypes.has(type) ? `'"' || ${found} || '"'` : found;
  return `coalesce(${value}, 'null')`;
}

/**
 * SQL for a row as an object.
 * @param long columns of whole numbers that are written as texts
 */
export function jsonLine(
  columns: readonly { readonly name: string; readonly type: string }[],
  long: ReadonlySet<number>,
): string {
  const parts = distinctNames(columns.map(({ name }) => name)).flatMap((name, i) => [
    quoted(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
    jsonCell(columns[i]?.type ?? '', `c${i}`, long.has(i)),
  ]);
  // One call: a chain of `||` would copy the line for each part.
  return `concat(${parts.join(', ')}, '}')`;
}
