import type { DuckDBMaterializedResult, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Database } from '../base/database.js';
import { DuckDBDecimalValue } from '../base/duckdb.js';
import { collectGarbage } from './garbage.js';

/**
 * The whole result of a query, which has run to its end: rows become JavaScript values piece by
 * piece, so that a result may be larger than memory. It is valid while its database is open.
 */
export interface QueryResult {
  /** As the query names them: a name may come twice. */
  readonly columns: readonly string[];
  readonly types: readonly DuckDBType[];
  /** Rows that are handed out. */
  readonly rowCount: number;
  /** Rows that a limit holds back. */
  readonly heldBack: number;
  /** Rows, some at a time; each call begins anew. */
  readonly rows: () => AsyncIterable<DuckDBValue[][]>;
  /** Whether a double holds every value of a column of whole numbers. */
  readonly fitsDouble: (column: number) => Promise<boolean>;
  /** Whether it is the plan of an EXPLAIN, drawn in one cell. */
  readonly isPlan: boolean;
  /** Where its columns can be had as such, if they can. */
  readonly stored?: StoredRows & { readonly beside: string };
}

interface Shape {
  readonly rowCount: number;
  readonly heldBack: number;
}

/** @param limit rows to hand out at most; 0 for all */
export function shapeOf(all: number, limit: number): Shape {
  const rowCount = limit > 0 ? Math.min(limit, all) : all;
  return { rowCount, heldBack: all - rowCount };
}

/**
 * A result in DuckDB's memory: for what is never long.
 * @param limit rows to hand out at most; 0 for all
 */
export function resultInMemory(
  result: DuckDBMaterializedResult,
  limit: number,
  isPlan: boolean,
): QueryResult {
  const shape = shapeOf(result.rowCount, limit);
  return {
    columns: result.columnNames(),
    types: result.columnTypes(),
    ...shape,
    rows: () => rowsOf(result, shape.rowCount),
    fitsDouble: async (column) => {
      for await (const rows of rowsOf(result, shape.rowCount)) {
        for (const row of rows) if (!isSafe(row[column] ?? null)) return false;
      }
      return true;
    },
    isPlan,
  };
}

async function* rowsOf(
  result: DuckDBMaterializedResult,
  count: number,
): AsyncGenerator<DuckDBValue[][]> {
  let left = count;
  for (let at = 0; left > 0 && at < result.chunkCount; at += 1) {
    const rows = result.getChunk(at).getRows();
    yield rows.length > left ? rows.slice(0, left) : rows;
    left -= rows.length;
  }
}

/** Rows that are in JavaScript's memory at a time, and a row group of the scratch file. */
export const PIECE = 32_768;

/** Rows after which those that are done with are freed. */
const COLLECTED = 8 * PIECE;

/** A result that is stored where its rows have numbers from 0: read in pieces, each a query of its own. */
export interface StoredRows {
  readonly database: Database;
  /** What stands after FROM. */
  readonly from: string;
  /** The column of the numbers. */
  readonly number: string;
  /** All of its rows. */
  readonly count: number;
  readonly columns: readonly string[];
  /** How the names of further files begin that may be made for the result; where none may, absent. */
  readonly beside?: string;
}

/** A result that is stored in a table with columns c0, c1 … */
export async function resultInTable(
  database: Database,
  table: string,
  columns: readonly string[],
  limit: number,
): Promise<QueryResult> {
  const { n } = await database.one(`select count(*) as n from ${table}`);
  return storedResult({ database, from: table, number: 'rowid', count: Number(n), columns }, limit);
}

export async function storedResult(stored: StoredRows, limit: number): Promise<QueryResult> {
  const { database, from, number, count, columns, beside } = stored;
  const { types } = await database.query(`select ${cellsOf(stored)} from ${from} limit 0`);
  const shape = shapeOf(count, limit);
  return {
    columns,
    types,
    ...shape,
    rows: () => piecesOf(stored, shape.rowCount),
    fitsDouble: async (column) => {
      const { lost } = await database.one(
        `select count(*) as lost from ${from} where c${column} is not null
           and not (c${column}::double between -${LARGEST} and ${LARGEST})
           and ${number} < ${shape.rowCount}`,
      );
      return lost === 0;
    },
    isPlan: false,
    ...(beside !== undefined && { stored: { ...stored, beside } }),
  };
}

function cellsOf({ columns }: StoredRows): string {
  return columns.map((_, i) => `c${i}`).join(', ');
}

async function* piecesOf(stored: StoredRows, count: number): AsyncGenerator<DuckDBValue[][]> {
  const { database, from, number } = stored;
  let given = 0;
  for (let at = 0; at < count; at += PIECE) {
    if (at > 0 && at % COLLECTED === 0) collectGarbage();
    const to = Math.min(at + PIECE, count);
    const result = await database.connection.run(
      `select ${cellsOf(stored)} from ${from} where ${number} >= ${at} and ${number} < ${to}`,
    );
    for (let chunk = 0; chunk < result.chunkCount; chunk += 1) {
      const rows = result.getChunk(chunk).getRows();
      given += rows.length;
      yield rows;
    }
  }
  if (given !== count) throw new Error(`${given} rows were read of ${count} that are stored`);
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether a double holds the whole number; nothing is held by anything. */
export function isSafe(value: DuckDBValue): boolean {
  if (typeof value === 'number' || value === null) return true;
  const whole = value instanceof DuckDBDecimalValue ? value.value : (value as bigint);
  return whole >= -LARGEST && whole <= LARGEST;
}

/** Column names, each of them once: a second `n` becomes `n_2`, or the next that is free. */
export function distinctNames(names: readonly string[]): string[] {
  // As DuckDB compares them: a table has no two columns that differ in case alone.
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const given = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; given.has(free.toLowerCase()); n += 1) {
      const next = `${name}_${n}`;
      if (!taken.has(next.toLowerCase())) free = next;
    }
    given.add(free.toLowerCase());
    return free;
  });
}
