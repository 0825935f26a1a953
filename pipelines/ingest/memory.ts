import type { Database } from '../base/database.js';

/*
 * Memory of DuckDB while files are read. A planner's laptop has other things open; what is beyond waits on
 * disk, beside the warehouse.
 */

const MEGABYTE = 2 ** 20;
const MOST = 1200;
/** Enough for landing any number of rows, which are only put down. */
const TO_LAND = 96;
/** Enough for the first 200,000 rows that are read one by one. */
const LEAST = 200;
/** What a row needs while its texts are looked up, however different they are. */
const BYTES_OF_ROW = 1024;

export async function limitMemory(database: Database, megabytes = MOST): Promise<void> {
  await database.query(`set memory_limit = '${megabytes}MiB'`);
}

/** While rows are landed. Of a database that has no place on disk nothing can wait there. */
export async function limitMemoryToLand(database: Database): Promise<void> {
  if (database.path !== ':memory:') await limitMemory(database, TO_LAND);
}

/** While so many rows that are read one by one are looked at and stored. */
export async function limitMemoryFor(database: Database, rows: number): Promise<void> {
  if (database.path === ':memory:') return;
  const needed = Math.ceil((rows * BYTES_OF_ROW) / MEGABYTE);
  await limitMemory(database, Math.min(MOST, Math.max(LEAST, needed)));
}
