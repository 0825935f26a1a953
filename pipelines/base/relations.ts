import { z } from 'zod';
import type { Database } from './database.js';

const named = z.object({ name: z.string() });

/** Names of the tables of a database, and of its views: a table that stays in a storage is shown by one. */
export async function relationNames(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.rows(
    `select table_name as name from duckdb_tables() where database_name = current_database() and not internal
     union all
     select view_name from duckdb_views() where database_name = current_database() and not internal`,
    {},
    named,
  );
  return new Set(rows.map(({ name }) => name));
}
