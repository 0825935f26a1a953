import {
  DuckDBDecimalValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import { toPlain } from '../base/values.js';
import { toJson } from '../cli/json.js';

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
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

export function isNumeric(type: DuckDBType): boolean {
  return numeric.has(type.typeId);
}

/** A cell as text: numbers in full, times as ISO 8601, nothing for null. */
export function cellText(value: DuckDBValue): string {
  const plain = toPlain(value);
  if (plain === null) return '';
  return typeof plain === 'object' ? toJson(plain) : String(plain);
}

/** A cell as JSON: a decimal is a number, an integer that a double can't hold a string. */
export function cellJson(value: DuckDBValue): string {
  if (value instanceof DuckDBDecimalValue && value.scale > 0) return value.toString();
  const plain = toPlain(value);
  if (typeof plain === 'number' && !Number.isFinite(plain)) return 'null';
  return toJson(plain);
}

/** Column names, each of them once: a second `n` becomes `n_2`. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}
