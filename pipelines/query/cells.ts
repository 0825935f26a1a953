import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import {
  DuckDBArrayValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTypeId,
  DuckDBUnionValue,
} from '../base/duckdb.js';
import { toJson } from '../base/json.js';
import { toPlain } from '../base/values.js';

const numeric: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.BIGNUM,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

/** Types whose values can't be anything that a spreadsheet would run. */
const inert: ReadonlySet<DuckDBTypeId> = new Set([
  ...numeric,
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIME,
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_S,
  DuckDBTypeId.TIMESTAMP_MS,
  DuckDBTypeId.TIMESTAMP_NS,
  DuckDBTypeId.TIMESTAMP_TZ,
  DuckDBTypeId.UUID,
]);

export function isNumeric(type: DuckDBType): boolean {
  return numeric.has(type.typeId);
}

export function isInert(type: DuckDBType): boolean {
  return inert.has(type.typeId);
}

/** A cell as text: numbers in full, times as ISO 8601, nothing for null and for what is no number. */
export function cellText(value: DuckDBValue): string {
  const plain = toPlain(value);
  if (plain === null) return '';
  if (typeof plain === 'number' && !Number.isFinite(plain)) return '';
  return typeof plain === 'object' ? cellJson(value) : String(plain);
}

/**
 * A cell as JSON: a decimal is a number with all of its digits, an integer that a double can't hold a
 * string, a time ISO 8601; what is no number is null.
 */
export function cellJson(value: DuckDBValue): string {
  if (value instanceof DuckDBDecimalValue && value.scale > 0) return value.toString();
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    return `[${value.items.map(cellJson).join(',')}]`;
  }
  if (value instanceof DuckDBStructValue) {
    const members = Object.entries(value.entries);
    return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${cellJson(inner)}`).join(',')}}`;
  }
  if (value instanceof DuckDBMapValue) {
    const pairs = value.entries.map((entry) => `[${cellJson(entry.key)},${cellJson(entry.value)}]`);
    return `[${pairs.join(',')}]`;
  }
  if (value instanceof DuckDBUnionValue) return cellJson(value.value);
  return toJson(toPlain(value));
}
