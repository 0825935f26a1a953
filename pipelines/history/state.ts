import { rm } from 'node:fs/promises';
import { Database } from '../base/database.js';
import { build } from '../build/build.js';
import type { Project } from '../project/project.js';
import { withWarehouse } from '../run.js';

/** Which state of knowledge: everything up to and with this batch. */
export interface StateOf {
  readonly knownAt: string;
  readonly asOf?: string | undefined;
}

/**
 * Builds the published tables as they were known at a batch, beside the published database and
 * without touching it, and lets `work` read them.
 */
export async function withState<T>(
  project: Project,
  state: StateOf,
  work: (database: Database, path: string) => Promise<T>,
): Promise<T> {
  const path = `${project.paths.warehouse}.state-${process.pid}-${state.knownAt.replace(/\W/gu, '')}`;
  try {
    await withWarehouse(project, (warehouse) => build(warehouse, path, project.loaded, state));
    const database = await Database.open(path, { readOnly: true });
    try {
      return await work(database, path);
    } finally {
      database.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}
