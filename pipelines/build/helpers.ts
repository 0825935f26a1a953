import type { Database } from '../base/database.js';

/** Drops what an earlier build of this connection has left. */
export async function forgetHelpers(warehouse: Database): Promise<void> {
  const views = await warehouse.rows(
    'select view_name as name from duckdb_views() where temporary and not internal',
  );
  for (const { name } of views) await warehouse.query(`drop view temp."${name}"`);
  const tables = await warehouse.rows(
    'select table_name as name from duckdb_tables() where temporary and not internal',
  );
  for (const { name } of tables) await warehouse.query(`drop table temp."${name}"`);
}
