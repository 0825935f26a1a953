import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A value of a result, as the program's own code sees it. */
export type Plain = string | number | bigint | boolean | null | Plain[] | { [key: string]: Plain };

const DAY_MS = 86_400_000;

/**
 * DuckDB's value as a plain one, exactly: an integer is a number where a double holds it and a
 * bigint otherwise, an unscaled decimal is a bigint, a scaled one its decimal text, dates and times
 * are ISO 8601. The only place where results are converted.
 */
export function toPlain(value: DuckDBValue): Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
      ? Number(value)
      : value;
  }
  if (value instanceof DuckDBDecimalValue)
    return value.scale === 0 ? value.value : value.toString();
  if (value instanceof DuckDBDateValue)
    return new Date(value.days * DAY_MS).toISOString().slice(0, 10);
  if (value instanceof DuckDBTimestampValue) return isoTime(value.micros);
  if (value instanceof DuckDBListValue) return value.items.map(toPlain);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([k, v]) => [k, toPlain(v)]));
  }
  if (value instanceof DuckDBMapValue) {
    return value.entries.map(({ key, value: v }) => [toPlain(key), toPlain(v)]);
  }
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString('base64');
  return value.toString();
}

function isoTime(micros: bigint): string {
  const seconds = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const rest = micros - seconds * 1_000_000n;
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return rest === 0n ? text : `${text}.${rest.toString().padStart(6, '0')}`;
}
