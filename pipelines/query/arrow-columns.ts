import type {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBGeometryValue,
  DuckDBIntervalValue,
  DuckDBUUIDValue,
  DuckDBValue,
} from '@duckdb/node-api';
import { type Data, type DataType, makeData } from 'apache-arrow';
import { DuckDBDecimalValue } from '../base/duckdb.js';
import { failure } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';
import { cellText } from './cells.js';

/*
 * The buffers of Arrow columns. They are filled here, since the library's builders take times as
 * milliseconds in a double and fail at the fractions, and can't build a decimal at all.
 */

export type Values = readonly DuckDBValue[];

/** Makes the column of so many values. */
export type Fill = (type: DataType, values: Values) => Data;

/** Where the values are that are there, a bit for each. */
export function bitsOfNulls(values: Values): { nullBitmap: Uint8Array; nullCount: number } {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  for (const [at, value] of values.entries()) {
    if (value === null) nullCount += 1;
    else nullBitmap[at >> 3] = (nullBitmap[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return { nullBitmap, nullCount };
}

function flat(type: DataType, values: Values, data: unknown, more: object = {}): Data {
  const length = values.length;
  return makeData({ type, length, ...bitsOfNulls(values), data, ...more } as never);
}

export const bits: Fill = (type, values) => {
  const data = new Uint8Array(Math.ceil(values.length / 8));
  for (const [i, value] of values.entries()) {
    if (value === true) data[i >> 3] = (data[i >> 3] ?? 0) | (1 << (i & 7));
  }
  return flat(type, values, data);
};

interface NumberArray {
  from(values: Values, map: (value: DuckDBValue) => number): ArrayBufferView;
}

/** Numbers that JavaScript holds as such. */
export function numbers(array: NumberArray): Fill {
  return (type, values) =>
    flat(
      type,
      values,
      array.from(values, (value) => Number(value ?? 0)),
    );
}

export const longs: Fill = (type, values) =>
  flat(
    type,
    values,
    BigInt64Array.from(values, (value) => (value ?? 0n) as bigint),
  );

export const unsignedLongs: Fill = (type, values) =>
  flat(
    type,
    values,
    BigUint64Array.from(values, (value) => (value ?? 0n) as bigint),
  );

/** Days since 1970. */
export const days: Fill = (type, values) => {
  const data = Int32Array.from(values, (value) => {
    if (value === null) return 0;
    const date = value as DuckDBDateValue;
    if (!date.isFinite) throw unfit(value, type);
    return date.days;
  });
  return flat(type, values, data);
};

const INFINITE = (1n << 63n) - 1n;

/** @param count units since 1970, of which the largest and its negative are infinity */
export function moments<T extends DuckDBValue>(count: (value: T) => bigint): Fill {
  return (type, values) => {
    const data = BigInt64Array.from(values, (value) => {
      if (value === null) return 0n;
      const units = count(value as T);
      if (units === INFINITE || units === -INFINITE) throw unfit(value, type);
      return units;
    });
    return flat(type, values, data);
  };
}

/** @param perDay units of a day; a time of 24:00, which DuckDB has, is none of Arrow's */
export function times<T extends DuckDBValue>(count: (value: T) => bigint, perDay: bigint): Fill {
  return (type, values) => {
    const data = BigInt64Array.from(values, (value) => {
      if (value === null) return 0n;
      const units = count(value as T);
      if (units >= perDay) throw unfit(value, type);
      return units;
    });
    return flat(type, values, data);
  };
}

/** Months, days and nanoseconds; DuckDB's microseconds are fewer digits of a longer time. */
export const intervals: Fill = (type, values) => {
  const data = new Int32Array(values.length * 4);
  const nanos = new BigInt64Array(data.buffer);
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const { months, days: wholeDays, micros } = value as DuckDBIntervalValue;
    const long = micros * 1000n;
    if (BigInt.asIntN(64, long) !== long) throw unfit(value, type);
    data[i * 4] = months;
    data[i * 4 + 1] = wholeDays;
    nanos[i * 2 + 1] = long;
  }
  return flat(type, values, data);
};

const DIGITS = 10n ** 38n;

/** Decimals of 128 bits: DuckDB's own, and its integers of 128 bits where 38 digits hold them. */
export const decimals: Fill = (type, values) => {
  const words = new BigUint64Array(values.length * 2);
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const whole = value instanceof DuckDBDecimalValue ? value.value : BigInt(value as bigint);
    if (whole >= DIGITS || whole <= -DIGITS) throw unfit(value, type);
    words[i * 2] = BigInt.asUintN(64, whole);
    words[i * 2 + 1] = BigInt.asUintN(64, whole >> 64n);
  }
  return flat(type, values, new Uint32Array(words.buffer));
};

export const uuids: Fill = (type, values) => {
  const data = new Uint8Array(values.length * 16);
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const hex = (value as DuckDBUUIDValue).toUint128().toString(16).padStart(32, '0');
    data.set(Buffer.from(hex, 'hex'), i * 16);
  }
  return flat(type, values, data);
};

export const texts: Fill = (type, values) =>
  ofAnyLength(type, values, (value) => Buffer.from(cellText(value), 'utf8'));

export const bytes: Fill = (type, values) =>
  ofAnyLength(type, values, (value) => (value as DuckDBBlobValue | DuckDBGeometryValue).bytes);

const none = new Uint8Array(0);

function ofAnyLength(
  type: DataType,
  values: Values,
  bytesOf: (value: DuckDBValue) => Uint8Array,
): Data {
  const encoded = values.map((value) => (value === null ? none : bytesOf(value)));
  const data = new Uint8Array(Buffer.concat(encoded));
  return flat(type, values, data, { valueOffsets: offsetsOf(encoded) });
}

/** Where each begins, and where the last one ends. */
export function offsetsOf(parts: readonly { readonly length: number }[]): Int32Array {
  const offsets = new Int32Array(parts.length + 1);
  let end = 0;
  for (const [i, part] of parts.entries()) {
    end += part.length;
    offsets[i + 1] = end;
  }
  return offsets;
}

/** The error of a value that Arrow's type has no room for. */
export function unfit(value: DuckDBValue, type: DataType): Error {
  return failure(w.unfitForArrow({ value: String(value), type: String(type) }), w.castForArrow);
}
