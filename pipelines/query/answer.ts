import type { DuckDBMaterializedResult, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/**
 * The whole result of a query, which stays in DuckDB's memory: rows become JavaScript values piece by
 * piece, so that a result may be larger than what JavaScript can hold. It is valid while its database
 * is open.
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
  readonly rows: () => Iterable<DuckDBValue[][]>;
  readonly result: DuckDBMaterializedResult;
}

/** @param limit rows to hand out at most; 0 for all */
export function answerOf(result: DuckDBMaterializedResult, limit = 0): Answer {
  const { rowCount: all } = result;
  const rowCount = limit > 0 ? Math.min(limit, all) : all;
  return {
    columns: result.columnNames(),
    types: result.columnTypes(),
    rowCount,
    heldBack: all - rowCount,
    rows: () => rowsOf(result, rowCount),
    result,
  };
}

function* rowsOf(result: DuckDBMaterializedResult, count: number): Generator<DuckDBValue[][]> {
  let left = count;
  for (let at = 0; left > 0 && at < result.chunkCount; at += 1) {
    const rows = result.getChunk(at).getRows();
    yield rows.length > left ? rows.slice(0, left) : rows;
    left -= rows.length;
  }
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
