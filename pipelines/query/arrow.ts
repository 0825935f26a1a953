import type { DuckDBValue } from '@duckdb/node-api';
import { type RecordBatch, RecordBatchFileWriter, Schema } from 'apache-arrow';
import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
} from '../base/duckdb.js';
import { BATCH, BATCH_SIZE, recordBatch } from './arrow-batch.js';
import { storedBatches } from './arrow-stored.js';
import { type ArrowColumn, arrowColumn, fieldOf } from './arrow-types.js';
import { distinctNames, type QueryResult } from './query-result.js';

/** An Arrow file (IPC file format, also known as Feather 2) with a declared schema. */
export function arrowBytes(result: QueryResult): AsyncIterable<Uint8Array> {
  const columns = result.types.map(arrowColumn);
  const names = distinctNames(result.columns);
  const schema = new Schema(names.map((name, i) => fieldOf(name, columns[i] as ArrowColumn)));
  const batches = storedBatches(result, schema) ?? batchesOf(result, schema, columns);
  return bytesAsAsked(batches);
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
  let size = 0;
  for await (const some of rows()) {
    for (const row of some) {
      pending.push(row);
      for (const value of row) size += sizeOf(value);
      if (pending.length < BATCH && size < BATCH_SIZE) continue;
      yield batchOf(pending, schema, columns);
      pending = [];
      size = 0;
    }
  }
  if (pending.length > 0 || rowCount === 0) yield batchOf(pending, schema, columns);
}

/** Characters, bytes and items, by and large: what has a fixed size counts nothing. */
function sizeOf(value: DuckDBValue): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof DuckDBBlobValue) return value.bytes.length;
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    let size = value.items.length;
    for (const item of value.items) size += sizeOf(item);
    return size;
  }
  if (value instanceof DuckDBStructValue) {
    let size = 0;
    for (const inner of Object.values(value.entries)) size += sizeOf(inner);
    return size;
  }
  if (value instanceof DuckDBMapValue) {
    let size = value.entries.length;
    for (const { key, value: inner } of value.entries) size += sizeOf(key) + sizeOf(inner);
    return size;
  }
  return 0;
}

function batchOf(
  rows: readonly DuckDBValue[][],
  schema: Schema,
  columns: readonly ArrowColumn[],
): RecordBatch {
  const children = columns.map(({ type, data }, i) =>
    data(
      type,
      rows.map((row) => row[i] ?? null),
    ),
  );
  return recordBatch(schema, rows.length, children);
}
