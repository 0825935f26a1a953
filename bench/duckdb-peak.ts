import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

const MEGABYTE = 1e6;
const EVERY_MS = 100;

export interface DuckdbPeak {
  readonly memoryMegabytes: number;
  /** What did not fit into memory and was in files for a time. */
  readonly spilledMegabytes: number;
}

/**
 * Asks DuckDB every tenth of a second how much memory it holds, as long as a statement runs and no longer:
 * a connection of our own must not keep a file open that the program has closed.
 */
export function watchDuckdb(): () => DuckdbPeak {
  const instances = new WeakMap<DuckDBConnection, DuckDBInstance>();
  const busy = new WeakSet<DuckDBInstance>();
  const peak = { memoryMegabytes: 0, spilledMegabytes: 0 };

  const connect = DuckDBInstance.prototype.connect;
  DuckDBInstance.prototype.connect = async function (this: DuckDBInstance) {
    const connection = await connect.call(this);
    instances.set(connection, this);
    return connection;
  };
  const { run, runAndReadAll } = DuckDBConnection.prototype;
  const ask = async (instance: DuckDBInstance): Promise<void> => {
    const own = await connect.call(instance);
    try {
      const reader = await runAndReadAll.call(
        own,
        `select sum(memory_usage_bytes)::double, sum(temporary_storage_bytes)::double
         from duckdb_memory()`,
      );
      const [memory, spilled] = (reader.getRows()[0] ?? []) as number[];
      peak.memoryMegabytes = Math.max(peak.memoryMegabytes, (memory ?? 0) / MEGABYTE);
      peak.spilledMegabytes = Math.max(peak.spilledMegabytes, (spilled ?? 0) / MEGABYTE);
    } finally {
      own.closeSync();
    }
  };
  const watched = async <T>(connection: DuckDBConnection, act: () => Promise<T>): Promise<T> => {
    const instance = instances.get(connection);
    if (!instance || busy.has(instance)) return await act();
    busy.add(instance);
    const running = act();
    const over = running.then(
      () => true,
      () => true,
    );
    try {
      while (!(await Promise.race([over, later()]))) await ask(instance);
      return await running;
    } finally {
      busy.delete(instance);
    }
  };
  DuckDBConnection.prototype.run = function (this: DuckDBConnection, ...args) {
    return watched(this, () => run.apply(this, args));
  };
  DuckDBConnection.prototype.runAndReadAll = function (this: DuckDBConnection, ...args) {
    return watched(this, () => runAndReadAll.apply(this, args));
  };
  return () => peak;
}

function later(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), EVERY_MS).unref());
}
