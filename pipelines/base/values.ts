import type { DuckDBValue } from '@duckdb/node-api';
import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUnionValue,
} from './duckdb.js';

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
  if (value instanceof DuckDBDateValue) return isoDate(value);
  const micros = microsOf(value);
  if (micros !== undefined) return isoTime(micros) ?? String(value).replace(' ', 'T');
  // As an instant: DuckDB's own text has the offset of the machine.
  if (value instanceof DuckDBTimestampTZValue) return `${isoTime(value.micros) ?? value}Z`;
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map(toPlain);
  if (value instanceof DuckDBUnionValue) return toPlain(value.value);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([k, v]) => [k, toPlain(v)]));
  }
  if (value instanceof DuckDBMapValue) {
    return value.entries.map(({ key, value: v }) => [toPlain(key), toPlain(v)]);
  }
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString('base64');
  return value.toString();
}

function microsOf(value: DuckDBValue): bigint | undefined {
  if (value instanceof DuckDBTimestampValue) return value.micros;
  if (value instanceof DuckDBTimestampSecondsValue) return value.seconds * 1_000_000n;
  if (value instanceof DuckDBTimestampMillisecondsValue) return value.millis * 1000n;
  if (value instanceof DuckDBTimestampNanosecondsValue && value.nanos % 1000n === 0n)
    return value.nanos / 1000n;
  return undefined;
}

/** Days and seconds that JavaScript's dates can hold. */
const LAST_DAY = 100_000_000;
const LAST_SECOND = BigInt(LAST_DAY) * 86_400n;

function isoDate(date: DuckDBDateValue): string {
  if (Math.abs(date.days) > LAST_DAY) return date.isFinite ? date.toString() : infinity(date.days);
  return new Date(date.days * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length);
}

/** Nothing for a time beyond those of JavaScript, such as infinity. */
function isoTime(micros: bigint): string | undefined {
  const seconds = micros / 1_000_000n - (micros % 1_000_000n < 0n ? 1n : 0n);
  const rest = micros - seconds * 1_000_000n;
  if (seconds > LAST_SECOND || seconds < -LAST_SECOND) return undefined;
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, -'.000Z'.length);
  return rest === 0n ? text : `${text}.${rest.toString().padStart(6, '0')}`;
}

function infinity(sign: number): string {
  return sign < 0 ? '-infinity' : 'infinity';
}
