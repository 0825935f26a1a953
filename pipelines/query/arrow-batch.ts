import { type Data, makeData, RecordBatch, type Schema, Struct } from 'apache-arrow';

/** Rows that become one record batch. */
export const BATCH = 1 << 16;

/** Or fewer, where their texts are long: offsets in a batch are of 32 bits, and it is in memory. */
export const BATCH_SIZE = 1 << 26;

export function recordBatch(schema: Schema, length: number, children: Data[]): RecordBatch {
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }));
}
