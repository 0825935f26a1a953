import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/base/package.js';
import type { FeedName } from '../../schemas/feeds/index.js';
import { freshDatabase, loopRead } from '../floors.js';

/** The scripts of the peers, which are not compiled. */
export const peers = join(packageRoot, 'bench', 'peers');

const feeds: readonly FeedName[] = ['outages', 'restorations', 'orders'];

/** Every row by papaparse and zod, and the sums by the same plain SQL as DuckDB's own reader has. */
export async function loopSums([project = '', path = '', output = '']: string[]): Promise<void> {
  const { instance, connection } = await freshDatabase(path);
  for (const feed of feeds) {
    const folder = join(project, 'data', feed);
    const files = readdirSync(folder).map((name) => join(folder, name));
    await loopRead(connection, feed, files.sort());
  }
  await connection.run(readFileSync(join(peers, 'sums.sql'), 'utf8'));
  await connection.run(`copy sums to '${output}' (header)`);
  connection.closeSync();
  instance.closeSync();
}
