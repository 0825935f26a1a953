import type { DuckDBMaterializedResult } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/*
 * Columns as DuckDB has them: bytes, one value after the other. `node-api` gives them as values only, each
 * an object of its own, which takes ten times as long as all the rest.
 */

/** So many values of a fixed width. */
export interface FixedColumn {
  readonly length: number;
  /** Zeros where a value is not there. */
  readonly data: Uint8Array;
  /** A bit for each value, of those that are there; absent where all are. */
  readonly valid?: Uint8Array | undefined;
}

/** @param width bytes of a value */
export function fixedColumn(
  result: DuckDBMaterializedResult,
  column: number,
  width: number,
): FixedColumn {
  const length = result.rowCount;
  const data = new Uint8Array(length * width);
  let valid: Uint8Array | undefined;
  let at = 0;
  for (let i = 0; i < result.chunkCount; i += 1) {
    const chunk = result.getChunk(i);
    const rows = chunk.rowCount;
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
    data.set(duckdb.vector_get_data(vector, rows * width), at * width);
    // Whole words of 64 bits; nothing where all values are there.
    const bits: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
    if (bits) {
      valid ??= new Uint8Array(Math.ceil(length / 8)).fill(0xff);
      for (let row = 0; row < rows; row += 1) {
        if (isSet(bits, row)) continue;
        const to = at + row;
        valid[to >> 3] = (valid[to >> 3] ?? 0) & ~(1 << (to & 7));
        // What DuckDB has there is by chance.
        data.fill(0, to * width, (to + 1) * width);
      }
    }
    at += rows;
  }
  return { length, data, valid: valid && cut(valid, length) };
}

/** Nothing is said of values after the last. */
function cut(bits: Uint8Array, length: number): Uint8Array {
  const last = bits.length - 1;
  if (length % 8 > 0) bits[last] = (bits[last] ?? 0) & (2 ** (length % 8) - 1);
  return bits;
}

export function isSet(bits: Uint8Array, at: number): boolean {
  return (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
}

/** Some of its values. */
export function part({ data, length, valid }: FixedColumn, from: number, to: number): FixedColumn {
  const width = data.length / Math.max(1, length);
  return {
    length: to - from,
    data: data.subarray(from * width, to * width),
    valid: valid && partOfBits(valid, from, to),
  };
}

function partOfBits(bits: Uint8Array, from: number, to: number): Uint8Array {
  const first = from >> 3;
  const shift = from & 7;
  const some = new Uint8Array(Math.ceil((to - from) / 8));
  for (let i = 0; i < some.length; i += 1) {
    const next = (bits[first + i + 1] ?? 0) << 8;
    some[i] = ((bits[first + i] ?? 0) | next) >> shift;
  }
  return cut(some, to - from);
}

/** How many of its values are not there. */
export function nullsOf({ valid, length }: FixedColumn): number {
  if (valid === undefined) return 0;
  let nulls = 0;
  for (let at = 0; at < length; at += 1) if (!isSet(valid, at)) nulls += 1;
  return nulls;
}
