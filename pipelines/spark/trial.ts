import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { quoted, withDatabase } from '../base/database.js';
import { failure, messageOf } from '../base/errors.js';
import { sparkWords as w } from '../words/spark.js';
import type { SparkClient } from './client.js';
import { addressIn, filesIn, type Storage } from './storage.js';
import { exactly, sparkText } from './text.js';

/** More than one row a worker, so that each has something to do. */
const ROWS = 1000;

/**
 * Lets the workers read what this machine wrote into the storage, and reads what they write there.
 * @throws UserError that says which of the two doesn't work
 */
export async function tryStorage(client: SparkClient, storage: Storage): Promise<void> {
  const folder = join(storage.trials, randomUUID());
  const given = join(folder, 'given');
  const made = join(folder, 'made');
  await mkdir(given, { recursive: true });
  try {
    await withDatabase(':memory:', {}, async (database) => {
      await database.query(
        `copy (from range(${ROWS}) as t (i)) to ${quoted(join(given, 'rows.parquet'))} (format parquet)`,
      );
      await client
        .run(
          `create or replace temporary view trial using parquet
           options (path ${sparkText(exactly(addressIn(given)))})`,
        )
        .then(() =>
          client.run(
            `insert overwrite directory using parquet
             options (path ${sparkText(addressIn(made))})
             select /*+ repartition(8) */ i from trial`,
          ),
        )
        .catch((error: unknown) => {
          throw failure(w.storageUnseen({ place: folder, reason: messageOf(error) }), w.shareIt);
        });
      const files = await filesIn(made);
      const read = files.map(quoted).join(', ');
      const found =
        files.length === 0
          ? 0
          : await database.one(`select count(*) as rows from read_parquet([${read}])`);
      if (found === 0 || Number(found.rows) !== ROWS) {
        throw failure(w.storageNotShared({ place: made }), w.shareIt);
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
