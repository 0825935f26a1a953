import { dirname } from 'node:path';
import type { Database } from '../base/database.js';

/** Tables that may be too large for the published file, which then shows them where they lie as Parquet. */
export const storable: ReadonlySet<string> = new Set(['outage_facts', 'outage_months']);

/** Folders from which a database shows tables; their partitions lie within. */
export async function storedFolders(database: Database): Promise<string[]> {
  const views = await database.rows(
    `select view_name as name, sql from duckdb_views()
     where not internal and not temporary order by name`,
  );
  return views.flatMap(({ name, sql }) => {
    const [, quotedPath] = /read_parquet\('((?:[^']|'')*)'/u.exec(String(sql)) ?? [];
    if (quotedPath === undefined || !storable.has(String(name))) return [];
    return [dirname(dirname(quotedPath.replaceAll("''", "'")))];
  });
}
