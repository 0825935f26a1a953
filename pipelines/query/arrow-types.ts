import type {
  DuckDBArrayType,
  DuckDBArrayValue,
  DuckDBDecimalType,
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimeNSValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  DuckDBType,
  DuckDBValue,
} from '@duckdb/node-api';
import {
  Binary,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Field,
  FixedSizeBinary,
  FixedSizeList,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  IntervalMonthDayNano,
  List,
  Map_,
  makeData,
  Struct,
  TimeMicrosecond,
  TimeNanosecond,
  Timestamp,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  TimeUnit,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow';
import { DuckDBTypeId } from '../base/duckdb.js';
import { failure } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';
import * as fill from './arrow-columns.js';

/** How a DuckDB type is written as Arrow: by its type alone, whatever its values are. */
export interface ArrowColumn {
  readonly type: DataType;
  readonly data: fill.Fill;
  /** Of the field: what Arrow's type alone does not say. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const column = (type: DataType, data: fill.Fill): ArrowColumn => ({ type, data });
const MICROS = 86_400_000_000n;

const plain: Partial<Record<DuckDBTypeId, ArrowColumn>> = {
  [DuckDBTypeId.BOOLEAN]: column(new Bool(), fill.bits),
  [DuckDBTypeId.TINYINT]: column(new Int8(), fill.numbers(Int8Array)),
  [DuckDBTypeId.SMALLINT]: column(new Int16(), fill.numbers(Int16Array)),
  [DuckDBTypeId.INTEGER]: column(new Int32(), fill.numbers(Int32Array)),
  [DuckDBTypeId.BIGINT]: column(new Int64(), fill.longs),
  [DuckDBTypeId.UTINYINT]: column(new Uint8(), fill.numbers(Uint8Array)),
  [DuckDBTypeId.USMALLINT]: column(new Uint16(), fill.numbers(Uint16Array)),
  [DuckDBTypeId.UINTEGER]: column(new Uint32(), fill.numbers(Uint32Array)),
  [DuckDBTypeId.UBIGINT]: column(new Uint64(), fill.unsignedLongs),
  [DuckDBTypeId.FLOAT]: column(new Float32(), fill.numbers(Float32Array)),
  [DuckDBTypeId.DOUBLE]: column(new Float64(), fill.numbers(Float64Array)),
  [DuckDBTypeId.VARCHAR]: column(new Utf8(), fill.texts),
  [DuckDBTypeId.BLOB]: column(new Binary(), fill.bytes),
  [DuckDBTypeId.DATE]: column(new DateDay(), fill.days),
  [DuckDBTypeId.TIME]: column(
    new TimeMicrosecond(),
    fill.times<DuckDBTimeValue>(({ micros }) => micros, MICROS),
  ),
  [DuckDBTypeId.TIME_NS]: column(
    new TimeNanosecond(),
    fill.times<DuckDBTimeNSValue>(({ nanos }) => nanos, MICROS * 1000n),
  ),
  [DuckDBTypeId.TIMESTAMP]: column(
    new TimestampMicrosecond(),
    fill.moments<DuckDBTimestampValue>(({ micros }) => micros),
  ),
  [DuckDBTypeId.TIMESTAMP_S]: column(
    new TimestampSecond(),
    fill.moments<DuckDBTimestampSecondsValue>(({ seconds }) => seconds),
  ),
  [DuckDBTypeId.TIMESTAMP_MS]: column(
    new TimestampMillisecond(),
    fill.moments<DuckDBTimestampMillisecondsValue>(({ millis }) => millis),
  ),
  [DuckDBTypeId.TIMESTAMP_NS]: column(
    new TimestampNanosecond(),
    fill.moments<DuckDBTimestampNanosecondsValue>(({ nanos }) => nanos),
  ),
  [DuckDBTypeId.TIMESTAMP_TZ]: column(
    new Timestamp(TimeUnit.MICROSECOND, 'UTC'),
    fill.moments<DuckDBTimestampTZValue>(({ micros }) => micros),
  ),
  [DuckDBTypeId.INTERVAL]: column(new IntervalMonthDayNano(), fill.intervals),
  [DuckDBTypeId.UUID]: {
    ...column(new FixedSizeBinary(16), fill.uuids),
    // The form that Arrow itself has declared for them.
    metadata: { 'ARROW:extension:name': 'arrow.uuid', 'ARROW:extension:metadata': '' },
  },
  [DuckDBTypeId.GEOMETRY]: {
    ...column(new Binary(), fill.bytes),
    metadata: { note: 'GEOMETRY, as WKB' },
  },
};

/** The Arrow column of a DuckDB type. What Arrow has no type for is text, with a note. */
export function arrowColumn(type: DuckDBType): ArrowColumn {
  const found = plain[type.typeId];
  if (found) return found;
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL: {
      const { width, scale } = type as DuckDBDecimalType;
      return column(new Decimal(scale, width, 128), fill.decimals);
    }
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return {
        ...column(new Decimal(0, 38, 128), fill.decimals),
        metadata: { note: `${type}, of at most 38 digits` },
      };
    case DuckDBTypeId.LIST:
      return listColumn(arrowColumn((type as DuckDBListType).valueType));
    case DuckDBTypeId.ARRAY: {
      const { valueType, length } = type as DuckDBArrayType;
      return arrayColumn(arrowColumn(valueType), length);
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType;
      return structColumn(entryNames, entryTypes.map(arrowColumn));
    }
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as DuckDBMapType;
      return mapColumn(arrowColumn(keyType), arrowColumn(valueType));
    }
    default:
      return { ...column(new Utf8(), fill.texts), metadata: { note: `${type}, as text` } };
  }
}

export function fieldOf(name: string, { type, metadata }: ArrowColumn, isNullable = true): Field {
  return new Field(name, type, isNullable, new Map(Object.entries(metadata ?? {})));
}

/** Not `flatMap` and not spread: a list may be longer than a call has room for arguments. */
function joined(lists: readonly (readonly DuckDBValue[])[]): DuckDBValue[] {
  const all: DuckDBValue[] = [];
  for (const list of lists) for (const item of list) all.push(item);
  return all;
}

function listColumn(inner: ArrowColumn): ArrowColumn {
  return column(new List(fieldOf('item', inner)), (type, values) => {
    const lists = values.map((value) => (value as DuckDBListValue | null)?.items ?? []);
    return makeData({
      ...{ type, length: values.length, ...fill.bitsOfNulls(values) },
      valueOffsets: fill.offsetsOf(lists),
      child: inner.data(inner.type, joined(lists)),
    } as never);
  });
}

function arrayColumn(inner: ArrowColumn, length: number): ArrowColumn {
  const absent: readonly DuckDBValue[] = new Array(length).fill(null);
  return column(new FixedSizeList(length, fieldOf('item', inner)), (type, values) => {
    const lists = values.map((value) => (value as DuckDBArrayValue | null)?.items ?? absent);
    return makeData({
      ...{ type, length: values.length, ...fill.bitsOfNulls(values) },
      child: inner.data(inner.type, joined(lists)),
    } as never);
  });
}

function structColumn(names: readonly string[], inner: readonly ArrowColumn[]): ArrowColumn {
  // The values of `row(1, 2)`, which has none, come as one.
  if (new Set(names).size < names.length) throw failure(w.namelessStruct, w.nameMembers);
  const fields = names.map((name, i) => fieldOf(name, inner[i] as ArrowColumn));
  return column(new Struct(fields), (type, values) => {
    const children = inner.map((one, i) => {
      const name = names[i] as string;
      const own = values.map((value) => (value as DuckDBStructValue | null)?.entries[name] ?? null);
      return one.data(one.type, own);
    });
    const length = values.length;
    return makeData({ type, length, ...fill.bitsOfNulls(values), children } as never);
  });
}

function mapColumn(key: ArrowColumn, value: ArrowColumn): ArrowColumn {
  const entries = new Struct([fieldOf('key', key, false), fieldOf('value', value)]);
  return column(new Map_(new Field('entries', entries, false) as never), (type, values) => {
    const maps = values.map((one) => (one as DuckDBMapValue | null)?.entries ?? []);
    const keys: DuckDBValue[] = [];
    const own: DuckDBValue[] = [];
    for (const pairs of maps) {
      for (const pair of pairs) {
        keys.push(pair.key);
        own.push(pair.value);
      }
    }
    const children = [key.data(key.type, keys), value.data(value.type, own)];
    const child = makeData({ type: entries, length: keys.length, nullCount: 0, children } as never);
    return makeData({
      ...{ type, length: values.length, ...fill.bitsOfNulls(values) },
      valueOffsets: fill.offsetsOf(maps),
      child,
    } as never);
  });
}
