import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database, withDatabase } from '../base/database.js';
import { failure } from '../base/errors.js';
import { makeFolder } from '../files/whole.js';
import type { Project } from '../project/project.js';
import { warehouseWords as w } from '../words/warehouse.js';
import { memoryToBuild } from './memory.js';
import { schemaStatements, warehouseVersion } from './schema.js';

/**
 * Opens the project's warehouse for writing and makes it if it is absent. DuckDB lets one process
 * write at a time, so an open warehouse is also the lock against a second run.
 * @throws UserError when another run holds it, or it was made by another version.
 */
export async function openWarehouse(path: string): Promise<Database> {
  await makeFolder(dirname(path));
  // Only this program reads the warehouse, and the newest format is written faster.
  const warehouse = await Database.open(path, {
    newestStorage: true,
    memory: `${memoryToBuild}MiB`,
  });
  try {
    await prepare(warehouse);
    return warehouse;
  } catch (error) {
    warehouse.close();
    throw error;
  }
}

export async function withWarehouse<T>(
  project: Project,
  work: (warehouse: Database) => Promise<T>,
): Promise<T> {
  const place = project.loaded.settings.warehouse;
  if (place !== undefined) {
    const { withStore } = await import('./store.js');
    return withStore(project, place, work);
  }
  const warehouse = await openWarehouse(project.paths.warehouse);
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}

/** The same to look at, without changing anything; null where there is none yet. */
export async function withHeldWarehouse<T>(
  project: Project,
  look: (warehouse: Database | null) => Promise<T>,
): Promise<T> {
  const place = project.loaded.settings.warehouse;
  if (place !== undefined) {
    const { isStoreThere, withStore } = await import('./store.js');
    return isStoreThere(project, place) ? withStore(project, place, look) : look(null);
  }
  const { paths } = project;
  if (!existsSync(paths.warehouse)) return look(null);
  return withDatabase(paths.warehouse, { readOnly: true }, async (warehouse) => {
    await requireVersion(warehouse);
    return look(warehouse);
  });
}

async function prepare(warehouse: Database): Promise<void> {
  const { made } = await warehouse.one(
    "select count(*) as made from duckdb_tables() where table_name = 'warehouse'",
  );
  if (made === 0) {
    await warehouse.transaction(async () => {
      for (const statement of schemaStatements()) await warehouse.query(statement);
    });
    return;
  }
  await requireVersion(warehouse);
}

/** @throws UserError when the warehouse was made by another version */
export async function requireVersion(warehouse: Database): Promise<void> {
  const { version } = await warehouse.one('select version from warehouse');
  if (version === warehouseVersion) return;
  const versions = { version: String(version), needed: warehouseVersion };
  throw failure(w.otherVersion({ path: warehouse.path, ...versions }), w.rebuildIt).as(
    'other_version',
  );
}
