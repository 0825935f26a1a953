import type { DuckDBDecimalType, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { DuckDBTypeId } from '@duckdb/node-api';
import {
  Bool,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import { bits, dates, doubles, integers, moments, texts } from './arrow-columns.js';
import { distinctNames, type QueryResult } from './query-result.js';

type MakeData = (values: readonly DuckDBValue[], nulls: Uint8Array, nullCount: number) => unknown;

interface ArrowColumn {
  readonly type: DataType;
  readonly data: MakeData;
  /** What of the column is not exactly what the result holds. */
  readonly note?: string;
}

const bool: ArrowColumn = { type: new Bool(), data: bits };
const int64: ArrowColumn = { type: new Int64(), data: integers };
const float64: ArrowColumn = { type: new Float64(), data: doubles };
const utf8: ArrowColumn = { type: new Utf8(), data: texts };

/**
 * Arrow type of each DuckDB type; every other type is text. No type depends on what a library makes of
 * the first values.
 */
const byType: Partial<Record<DuckDBTypeId, ArrowColumn>> = {
  [DuckDBTypeId.BOOLEAN]: bool,
  [DuckDBTypeId.TINYINT]: int64,
  [DuckDBTypeId.SMALLINT]: int64,
  [DuckDBTypeId.INTEGER]: int64,
  [DuckDBTypeId.BIGINT]: int64,
  [DuckDBTypeId.UTINYINT]: int64,
  [DuckDBTypeId.USMALLINT]: int64,
  [DuckDBTypeId.UINTEGER]: int64,
  [DuckDBTypeId.FLOAT]: float64,
  [DuckDBTypeId.DOUBLE]: float64,
  [DuckDBTypeId.DATE]: { type: new DateDay(), data: dates },
  [DuckDBTypeId.TIMESTAMP]: { type: new TimestampMicrosecond(), data: moments },
  [DuckDBTypeId.VARCHAR]: utf8,
};

const wide: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
]);

/** @param holds whether every value of the column is a whole number of 64 bits */
async function arrowColumn(type: DuckDBType, holds: () => Promise<boolean>): Promise<ArrowColumn> {
  const plain = byType[type.typeId];
  if (plain) return plain;
  if (type.typeId === DuckDBTypeId.DECIMAL && (type as DuckDBDecimalType).scale > 0) {
    return { ...float64, note: `${type}, as the nearest double` };
  }
  if (wide.has(type.typeId)) {
    return (await holds())
      ? { ...int64, note: `${type}, every value of which fits 64 bits` }
      : { ...utf8, note: `${type}, in decimal digits` };
  }
  return { ...utf8, note: `${type}, as text` };
}

/** Rows that become one record batch. */
const BATCH = 1 << 16;

/** An Arrow file (IPC file format, also known as Feather 2) with a declared schema. */
export async function arrowBytes(result: QueryResult): Promise<AsyncIterable<Uint8Array>> {
  const columns: ArrowColumn[] = [];
  for (const [i, type] of result.types.entries()) {
    columns.push(await arrowColumn(type, () => result.fitsLong(i)));
  }
  const fields = distinctNames(result.columns).map((name, i) => {
    const { type, note } = columns[i] as ArrowColumn;
    return new Field(name, type, true, new Map(note ? [['note', note]] : []));
  });
  const schema = new Schema(fields);
  return bytesAsAsked(batchesOf(result, schema, columns));
}

/**
 * The bytes of the batches, each made when those before it are taken: the library's own `writeAll` takes
 * all batches first and keeps their bytes.
 */
async function* bytesAsAsked(batches: AsyncIterable<RecordBatch>): AsyncGenerator<Uint8Array> {
  const writer = new RecordBatchFileWriter();
  const bytes = writer[Symbol.asyncIterator]();
  let next = bytes.next();
  for await (const batch of batches) {
    writer.write(batch);
    for (;;) {
      const taken = await Promise.race([next, nothingYet()]);
      if (taken === undefined || taken.done) break;
      next = bytes.next();
      yield taken.value;
    }
  }
  writer.close();
  for (let last = await next; !last.done; last = await bytes.next()) yield last.value;
}

function nothingYet(): Promise<undefined> {
  return new Promise((resolve) => {
    setImmediate(() => resolve(undefined));
  });
}

async function* batchesOf(
  { rows, rowCount }: QueryResult,
  schema: Schema,
  columns: readonly ArrowColumn[],
): AsyncGenerator<RecordBatch> {
  let pending: DuckDBValue[][] = [];
  for await (const some of rows()) {
    for (const row of some) pending.push(row);
    if (pending.length < BATCH) continue;
    yield batchOf(pending, schema, columns);
    pending = [];
  }
  if (pending.length > 0 || rowCount === 0) yield batchOf(pending, schema, columns);
}

function batchOf(
  rows: readonly DuckDBValue[][],
  schema: Schema,
  columns: readonly ArrowColumn[],
): RecordBatch {
  const children = columns.map(({ data }, i) => {
    const values = rows.map((row) => row[i] ?? null);
    const nulls = new Uint8Array(Math.ceil(values.length / 8));
    let nullCount = 0;
    for (const [at, value] of values.entries()) {
      if (value === null) nullCount += 1;
      else nulls[at >> 3] = (nulls[at >> 3] ?? 0) | (1 << (at & 7));
    }
    return data(values, nulls, nullCount);
  });
  const type = new Struct(schema.fields);
  const data = makeData({ type, length: rows.length, nullCount: 0, children: children as never });
  return new RecordBatch(schema, data as never);
}
