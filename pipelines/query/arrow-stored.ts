/*
 * Record batches of a result in a scratch file, column by column: no value becomes one of JavaScript. Numbers
 * and times come as DuckDB has them. Texts would come as pointers, one by one; so DuckDB writes each column of
 * them into a file of its own, a line feed after each, and gives their lengths as numbers.
 *
 *   scratch file ──▶ a window of rows, a column at a time ──▶ batches
 *                └─▶ a file for each column of texts ───────┘
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { DuckDBType } from '@duckdb/node-api';
import type { Data, RecordBatch, Schema } from 'apache-arrow';
import { quoted } from '../base/database.js';
import { DuckDBTypeId } from '../base/duckdb.js';
import { BATCH, BATCH_SIZE, recordBatch } from './arrow-batch.js';
import { type FixedFill, fixedData, fixedFill } from './arrow-fixed.js';
import { collectGarbage } from './garbage.js';
import type { QueryResult } from './query-result.js';
import { type FixedColumn, fixedColumn, part } from './vectors.js';

type Stored = NonNullable<QueryResult['stored']>;

/** Nothing where a column has to be made of values one by one. */
export function storedBatches(
  { stored, types, rowCount }: QueryResult,
  schema: Schema,
): AsyncGenerator<RecordBatch> | undefined {
  const makers: Maker[] = [];
  for (const type of types) {
    const maker = makerOf(type);
    if (maker === undefined) return undefined;
    makers.push(maker);
  }
  return stored && batchesOf(stored, rowCount, makers, schema);
}

type Maker = { readonly kind: 'texts' } | { readonly kind: 'fixed'; readonly fill: FixedFill };

function makerOf(type: DuckDBType): Maker | undefined {
  if (type.typeId === DuckDBTypeId.VARCHAR) return { kind: 'texts' };
  const fill = fixedFill(type);
  return fill && { kind: 'fixed', fill };
}

/** Values in memory at a time. */
const WINDOW_VALUES = 1 << 23;
/** What a query costs before it comes to its rows grows with the file: so there are not many of them. */
const WINDOWS = 16;

/** Rows of a window: whole batches. */
function windowOf(rowCount: number, columns: number): number {
  const wanted = Math.min(rowCount / WINDOWS, WINDOW_VALUES / columns);
  return BATCH * Math.max(2, Math.ceil(wanted / BATCH));
}

async function* batchesOf(
  stored: Stored,
  rowCount: number,
  makers: readonly Maker[],
  schema: Schema,
): AsyncGenerator<RecordBatch> {
  const texts = new Map<number, FileHandle>();
  try {
    for (const [i, { kind }] of makers.entries()) {
      if (kind === 'texts') texts.set(i, await open(await writtenTexts(stored, i, rowCount)));
    }
    const size = windowOf(rowCount, makers.length);
    for (let at = 0; at < Math.max(1, rowCount); at += size) {
      const end = Math.min(at + size, rowCount);
      const window: FixedColumn[] = [];
      for (const [i, maker] of makers.entries()) {
        window.push(await columnOf(stored, i, maker, at, end));
      }
      collectGarbage();
      const lengths = [...texts.keys()].map((i) => window[i] as FixedColumn);
      for (const [from, to] of cutsOf(end - at, lengths.map(intsOf))) {
        const children: Data[] = [];
        for (const [i, maker] of makers.entries()) {
          const { type } = schema.fields[i] as Schema['fields'][number];
          const column = part(window[i] as FixedColumn, from, to);
          if (maker.kind === 'fixed') children.push(maker.fill.data(type, column));
          else {
            const valueOffsets = offsetsOf(intsOf(column));
            const bytes = await readTexts(texts.get(i) as FileHandle, valueOffsets);
            const lengthless = { ...column, data: bytes };
            children.push(fixedData(type, lengthless, bytes, { valueOffsets }));
          }
        }
        yield recordBatch(schema, to - from, children);
      }
    }
  } finally {
    for (const file of texts.values()) await file.close();
  }
}

/** Of texts their lengths. */
async function columnOf(
  { database, from, number }: Stored,
  column: number,
  maker: Maker,
  start: number,
  end: number,
): Promise<FixedColumn> {
  const cell = maker.kind === 'texts' ? `cast(strlen(c${column}) as integer)` : `c${column}`;
  const result = await database.connection.run(
    `select ${cell} from ${from} where ${number} >= ${start} and ${number} < ${end}`,
  );
  if (result.rowCount !== end - start) {
    throw new Error(`${result.rowCount} rows were read of ${end - start} that are stored`);
  }
  return fixedColumn(result, 0, maker.kind === 'texts' ? 4 : maker.fill.width);
}

/** @returns the file, with a line feed after each text */
async function writtenTexts(
  { database, from, number, beside }: Stored,
  column: number,
  rowCount: number,
): Promise<string> {
  const file = `${beside}.c${column}`;
  await database.query(
    `copy (select c${column} from ${from} where ${number} < ${rowCount}) to ${quoted(file)}
      (format csv, header false, quote '', escape '', delimiter '\n', use_tmp_file false)`,
  );
  return file;
}

/** The next texts, one directly after the other. */
async function readTexts(file: FileHandle, offsets: Int32Array): Promise<Uint8Array> {
  const count = offsets.length - 1;
  const data = await read(file, (offsets[count] ?? 0) + count);
  for (let i = 1; i < count; i += 1) {
    const to = offsets[i] ?? 0;
    const end = offsets[i + 1] ?? 0;
    // Before each there is a line feed for each of those before. A call costs more than some bytes do.
    if (end - to > SHORT) data.copyWithin(to, to + i, end + i);
    else for (let at = to; at < end; at += 1) data[at] = data[at + i] ?? 0;
  }
  return data.subarray(0, offsets[count]);
}

const SHORT = 48;

async function read(file: FileHandle, bytes: number): Promise<Uint8Array> {
  const data = new Uint8Array(bytes);
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await file.read(data, at, bytes - at);
    if (bytesRead === 0) throw new Error(`${at} bytes were read of ${bytes} that are stored`);
    at += bytesRead;
  }
  return data;
}

/** Where batches begin and end; without rows there is one. */
function* cutsOf(rows: number, lengths: readonly Int32Array[]): Generator<[number, number]> {
  let from = 0;
  let size = 0;
  for (let at = 0; at < rows; at += 1) {
    for (const one of lengths) size += one[at] ?? 0;
    if (at + 1 - from < BATCH && size < BATCH_SIZE) continue;
    yield [from, at + 1];
    from = at + 1;
    size = 0;
  }
  if (from < rows || rows === 0) yield [from, rows];
}

function intsOf({ data, length }: FixedColumn): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, length);
}

/** Where each text begins, and where the last one ends. */
function offsetsOf(lengths: Int32Array): Int32Array {
  const offsets = new Int32Array(lengths.length + 1);
  let end = 0;
  for (const [i, length] of lengths.entries()) {
    end += length;
    offsets[i + 1] = end;
  }
  return offsets;
}
