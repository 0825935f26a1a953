import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { Bool, DateDay, Float64, Int64, makeData, TimestampMicrosecond, Utf8 } from 'apache-arrow';
import { cellText } from './cells.js';

/*
 * The buffers of Arrow columns. They are filled here, since the library's builders take times as
 * milliseconds in a double and fail at the fractions.
 */

type Values = readonly DuckDBValue[];

export function bits(values: Values, nullBitmap: Uint8Array, nullCount: number) {
  const data = new Uint8Array(nullBitmap.length);
  for (const [i, value] of values.entries()) {
    if (value === true) data[i >> 3] = (data[i >> 3] ?? 0) | (1 << (i & 7));
  }
  return makeData({ type: new Bool(), length: values.length, nullCount, nullBitmap, data });
}

export function integers(values: Values, nullBitmap: Uint8Array, nullCount: number) {
  const data = BigInt64Array.from(values, (value) => {
    if (value instanceof DuckDBDecimalValue) return value.value;
    return value === null ? 0n : BigInt(value as number | bigint);
  });
  return makeData({ type: new Int64(), length: values.length, nullCount, nullBitmap, data });
}

export function doubles(values: Values, nullBitmap: Uint8Array, nullCount: number) {
  const data = Float64Array.from(values, (value) =>
    // The decimal's text, read as a number, is the double nearest to it.
    value instanceof DuckDBDecimalValue
      ? Number(value.toString())
      : ((value as number | null) ?? 0),
  );
  return makeData({ type: new Float64(), length: values.length, nullCount, nullBitmap, data });
}

export function dates(values: Values, nullBitmap: Uint8Array, nullCount: number) {
  const data = Int32Array.from(values, (value) =>
    value instanceof DuckDBDateValue ? value.days : 0,
  );
  return makeData({ type: new DateDay(), length: values.length, nullCount, nullBitmap, data });
}

export function moments(values: Values, nullBitmap: Uint8Array, nullCount: number) {
  const data = BigInt64Array.from(values, (value) =>
    value instanceof DuckDBTimestampValue ? value.micros : 0n,
  );
  const type = new TimestampMicrosecond();
  return makeData({ type, length: values.length, nullCount, nullBitmap, data });
}

export function texts(values: Values, nullBitmap: Uint8Array, nullCount: number) {
  const encoded = values.map((value) => Buffer.from(value === null ? '' : cellText(value), 'utf8'));
  const valueOffsets = new Int32Array(values.length + 1);
  for (const [i, bytes] of encoded.entries()) {
    valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + bytes.length;
  }
  const data = new Uint8Array(Buffer.concat(encoded));
  const length = values.length;
  return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data });
}
