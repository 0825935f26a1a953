import { failure } from '../base/errors.js';
import { sparkWords as w } from '../words/spark.js';
import type { SparkClient } from './client.js';

/** The first version whose SQL has all that is used. */
const MAJOR = 4;

/** Settings without which the same SQL means something else, with what they have to be. */
const needed: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.timestampType': 'TIMESTAMP_NTZ',
  'spark.sql.parquet.inferTimestampNTZ.enabled': 'true',
  'spark.sql.caseSensitive': 'false',
  'spark.sql.decimalOperations.allowPrecisionLoss': 'true',
};

/** Enough for a task to be worth its start, and few enough for its memory. */
const PARTITION_ROWS = 250_000;
/** Up to here, planning and compiling take longer than the rows do. */
const SMALL_ROWS = 200_000;
const SMALL_PARTITION_ROWS = 50_000;
/** Of a part as it is sent, compressed: in memory it is more, and one that is hashed cannot be put aside as one that is sorted. */
const HASHED_PART = '16MB';

/**
 * Fits the session to how much there is. Spark cuts what it sorts and joins into 200 parts, plans again after each step
 * and compiles each query: a small project is mostly that, and a two-hundredth of a very large one is too much for a task.
 * Every setting is given for both: threads of a server hand on those of the session that they first worked for.
 * @param rows of outages
 */
export function fitTo(client: SparkClient, rows: number): Promise<void> {
  const isSmall = rows <= SMALL_ROWS;
  const parts = Math.ceil(rows / (isSmall ? SMALL_PARTITION_ROWS : PARTITION_ROWS));
  return client.configure({
    'spark.sql.shuffle.partitions': String(Math.max(1, parts)),
    'spark.sql.adaptive.enabled': String(!isSmall),
    'spark.sql.codegen.wholeStage': String(!isSmall),
    'spark.sql.codegen.factoryMode': isSmall ? 'NO_CODEGEN' : 'FALLBACK',
    // Sorting both sides of a join is the dearest thing there is; a side of which every part is seen to fit is hashed.
    'spark.sql.join.preferSortMergeJoin': 'true',
    'spark.sql.adaptive.advisoryPartitionSizeInBytes': HASHED_PART,
    'spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold': HASHED_PART,
  });
}

/**
 * Makes the session one in which the models mean what they mean on DuckDB.
 * @returns the server's version
 * @throws UserError where the server is of another version, or keeps other settings
 */
export async function requireSession(client: SparkClient): Promise<string> {
  const version = await client.version();
  if (Number(version.split('.')[0]) < MAJOR) {
    throw failure(w.otherVersion({ version }), w.whichVersion);
  }
  await client.configure(needed);
  const found = await client.configured(Object.keys(needed));
  for (const [name, value] of Object.entries(needed)) {
    const has = found.get(name) ?? '';
    if (has !== value) throw failure(w.otherSetting({ name, value, found: has }), w.allowIt);
  }
  return version;
}
