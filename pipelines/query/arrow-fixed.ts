import type { DuckDBDecimalType, DuckDBType } from '@duckdb/node-api';
import { type Data, type DataType, makeData } from 'apache-arrow';
import { DuckDBTypeId } from '../base/duckdb.js';
import { unfit } from './arrow-columns.js';
import { type FixedColumn, nullsOf } from './vectors.js';

/*
 * Arrow columns made of DuckDB's own, for types that both have as bytes of a fixed width. The types are those
 * of `arrowColumn`, which makes the same columns of values one by one.
 */

/** How values of a DuckDB type become an Arrow column. */
export interface FixedFill {
  /** Bytes of a value in DuckDB. */
  readonly width: number;
  readonly data: (type: DataType, column: FixedColumn) => Data;
}

type Make = (column: FixedColumn, type: DataType) => ArrayBufferView;

function fillOf(width: number, make: Make): FixedFill {
  return { width, data: (type, column) => fixedData(type, column, make(column, type)) };
}

/** @param more such as the offsets of texts */
export function fixedData(
  type: DataType,
  column: FixedColumn,
  data: ArrayBufferView,
  more: object = {},
): Data {
  const nullBitmap = column.valid ?? new Uint8Array(0);
  const nullCount = nullsOf(column);
  return makeData({ type, length: column.length, nullBitmap, nullCount, data, ...more } as never);
}

interface ViewMaker {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset: number, length: number): ArrayBufferView;
}

/** As it is. */
function same(view: ViewMaker): FixedFill {
  return fillOf(view.BYTES_PER_ELEMENT, ({ data, length }) => viewOf(view, data, length));
}

function viewOf<T extends ArrayBufferView>(
  view: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
  data: Uint8Array,
  length: number,
): T {
  return new view(data.buffer, data.byteOffset, length);
}

/** A byte each in DuckDB, a bit each in Arrow. */
const bits = fillOf(1, ({ data, length }) => {
  const packed = new Uint8Array(Math.ceil(length / 8));
  for (let at = 0; at < length; at += 1) {
    if (data[at] === 1) packed[at >> 3] = (packed[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return packed;
});

const LAST_DAY = 2 ** 31 - 1;

/** Days since 1970, of which the last and its negative are infinity. */
const days = fillOf(4, ({ data, length }, type) => {
  const found = viewOf(Int32Array, data, length);
  for (const day of found) {
    if (day === LAST_DAY || day === -LAST_DAY) throw unfit(infinity(day), type);
  }
  return found;
});

/** Microseconds since 1970, of which the last and its negative are infinity. */
const moments = fillOf(8, ({ data, length }, type) => {
  const halves = viewOf(Int32Array, data, length * 2);
  for (let at = 0; at < halves.length; at += 2) {
    const low = halves[at] ?? 0;
    const high = halves[at + 1] ?? 0;
    const isInfinite = (high === LAST_DAY && low === -1) || (high === -(2 ** 31) && low === 1);
    if (isInfinite) throw unfit(infinity(high), type);
  }
  return viewOf(BigInt64Array, data, length);
});

function infinity(sign: number): string {
  return sign < 0 ? '-infinity' : 'infinity';
}

/** Decimals that DuckDB has in 16 or 32 bits. */
function small(view: typeof Int16Array | typeof Int32Array): FixedFill {
  return fillOf(view.BYTES_PER_ELEMENT, ({ data, length }) => {
    const words = new Int32Array(length * 4);
    for (const [at, value] of viewOf<Int16Array | Int32Array>(view, data, length).entries()) {
      words[at * 4] = value;
      if (value < 0) words.fill(-1, at * 4 + 1, at * 4 + 4);
    }
    return new Uint32Array(words.buffer);
  });
}

const medium = fillOf(8, ({ data, length }) => {
  const halves = viewOf(Int32Array, data, length * 2);
  const words = new Int32Array(length * 4);
  for (let at = 0; at < length; at += 1) {
    const high = halves[at * 2 + 1] ?? 0;
    words[at * 4] = halves[at * 2] ?? 0;
    words[at * 4 + 1] = high;
    if (high < 0) words.fill(-1, at * 4 + 2, at * 4 + 4);
  }
  return new Uint32Array(words.buffer);
});

const large = fillOf(16, ({ data, length }) => viewOf(Uint32Array, data, length * 4));

const byType: Partial<Record<DuckDBTypeId, FixedFill>> = {
  [DuckDBTypeId.BOOLEAN]: bits,
  [DuckDBTypeId.TINYINT]: same(Int8Array),
  [DuckDBTypeId.SMALLINT]: same(Int16Array),
  [DuckDBTypeId.INTEGER]: same(Int32Array),
  [DuckDBTypeId.BIGINT]: same(BigInt64Array),
  [DuckDBTypeId.UTINYINT]: same(Uint8Array),
  [DuckDBTypeId.USMALLINT]: same(Uint16Array),
  [DuckDBTypeId.UINTEGER]: same(Uint32Array),
  [DuckDBTypeId.UBIGINT]: same(BigUint64Array),
  [DuckDBTypeId.FLOAT]: same(Float32Array),
  [DuckDBTypeId.DOUBLE]: same(Float64Array),
  [DuckDBTypeId.DATE]: days,
  [DuckDBTypeId.TIMESTAMP]: moments,
};

/** Nothing for a type that has to be made of values one by one. */
export function fixedFill(type: DuckDBType): FixedFill | undefined {
  if (type.typeId !== DuckDBTypeId.DECIMAL) return byType[type.typeId];
  const { width } = type as DuckDBDecimalType;
  if (width <= 4) return small(Int16Array);
  if (width <= 9) return small(Int32Array);
  return width <= 18 ? medium : large;
}
