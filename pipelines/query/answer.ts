import type { DuckDBMaterializedResult, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Database } from '../base/database.js';

/**
 * The whole result of a query, which has run to its end: rows become JavaScript values piece by
 * piece, so that a result may be larger than memory. It is valid while its database is open.
 */
export interface Answer {
  /** As the query names them: a name may come twice. */
  readonly columns: readonly string[];
  readonly types: readonly DuckDBType[];
  /** Rows that are handed out. */
  readonly rowCount: number;
  /** Rows that a limit holds back. */
  readonly heldBack: number;
  /** Rows, some at a time; each call begins anew. */
  readonly rows: () => AsyncIterable<DuckDBValue[][]>;
  /** Whether every value of a column of whole numbers is one of 64 bits. */
  readonly fitsLong: (column: number) => Promise<boolean>;
  /** Whether it is the plan of an EXPLAIN, drawn in one cell. */
  readonly isPlan: boolean;
}

interface Shape {
  readonly rowCount: number;
  readonly heldBack: number;
}

function shapeOf(all: number, limit: number): Shape {
  const rowCount = limit > 0 ? Math.min(limit, all) : all;
  return { rowCount, heldBack: all - rowCount };
}

/**
 * A result in DuckDB's memory: for what is never long.
 * @param limit rows to hand out at most; 0 for all
 */
export function answerOf(result: DuckDBMaterializedResult, limit = 0, isPlan = false): Answer {
  const shape = shapeOf(result.rowCount, limit);
  return {
    columns: result.columnNames(),
    types: result.columnTypes(),
    ...shape,
    rows: () => rowsOf(result, shape.rowCount),
    fitsLong: async (column) => {
      for await (const rows of rowsOf(result, shape.rowCount)) {
        for (const row of rows) if (!isLong(row[column] ?? null)) return false;
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

/** Rows that are in JavaScript's memory at a time. */
const PIECE = 16_384;

/** A result that is kept in a table: read in pieces, each of them a query of its own. */
export async function keptAnswer(
  database: Database,
  table: string,
  columns: readonly string[],
  limit = 0,
): Promise<Answer> {
  const { n } = await database.one(`select count(*) as n from ${table}`);
  const { types } = await database.query(`select * from ${table} limit 0`);
  const shape = shapeOf(Number(n), limit);
  return {
    columns,
    types,
    ...shape,
    rows: () => piecesOf(database, table, shape.rowCount),
    fitsLong: async (column) => {
      const { lost } = await database.one(
        `select count(*) as lost from ${table} where c${column} is not null
           and try_cast(c${column} as bigint) is null and rowid < ${shape.rowCount}`,
      );
      return lost === 0;
    },
    isPlan: false,
  };
}

async function* piecesOf(
  database: Database,
  table: string,
  count: number,
): AsyncGenerator<DuckDBValue[][]> {
  let given = 0;
  for (let from = 0; from < count; from += PIECE) {
    const to = Math.min(from + PIECE, count);
    const result = await database.connection.run(
      `select * from ${table} where rowid >= ${from} and rowid < ${to}`,
    );
    for (let at = 0; at < result.chunkCount; at += 1) {
      const rows = result.getChunk(at).getRows();
      given += rows.length;
      yield rows;
    }
  }
  if (given !== count) throw new Error(`${given} rows were read of ${count} that are kept`);
}

export function isLong(value: DuckDBValue): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  const whole = (value as { value?: unknown } | null)?.value;
  return typeof whole !== 'bigint' || BigInt.asIntN(64, whole) === whole;
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
