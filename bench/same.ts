import { Database } from '../pipelines/base/database.js';
import { publishedTables } from '../schemas/published/index.js';

/** Tables that say how the figures came about, such as which load was the how-manieth. */
const OWN = new Set(['batches', 'settings_in_force']);

/** @throws where the figures of two published databases differ in any table but those on the loads. */
export async function samePublished(path: string, other: string): Promise<void> {
  const database = await Database.open(':memory:');
  await database.query(`attach '${path}' as one (read_only)`);
  await database.query(`attach '${other}' as two (read_only)`);
  try {
    for (const { name, row } of publishedTables) {
      if (OWN.has(name)) continue;
      // Numbers of rows and names of loads follow the order of arrival.
      const columns = Object.keys(row.shape).filter(
        (column) => !/^(?:outage|batch)_id$/u.test(column),
      );
      const list = columns.map((column) => `"${column}"`).join(', ');
      const sum = (of: string) => `(select sum(hash(${list})::hugeint) from ${of}.${name})`;
      const { same } = await database.one(
        `select ${sum('one')} is not distinct from ${sum('two')} as same`,
      );
      if (same !== true) throw new Error(`${name} differs from that of a run from nothing`);
    }
  } finally {
    database.close();
  }
}
