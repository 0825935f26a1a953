import { join } from 'node:path';
import { type Database, withDatabase } from '../base/database.js';
import { build } from '../build/build.js';
import type { FindSubmission } from '../build/known.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import type { Project } from '../project/project.js';
import { submissionNamed } from '../project/submissions.js';
import { requirePublished } from '../published/place.js';
import { withWarehouse } from '../warehouse/warehouse.js';

/** Which figures: as known at a batch, as of a date, or both; neither means those published. */
export interface StateOf {
  readonly knownAt?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Name of a state, for files; undefined for the published one. */
export function stateName({ knownAt, asOf }: StateOf): string | undefined {
  const parts = [knownAt && `known-at-${knownAt}`, asOf && `as-of-${asOf}`].filter(Boolean);
  // Names that were given have letters of any script and dots, and each is a state of its own.
  return parts.length > 0
    ? parts
        .join('-')
        .normalize('NFC')
        .replace(/[^\p{L}\p{Nd}._-]/gu, '')
    : undefined;
}

/** Lets `work` read the tables of a state, which are built beside the published ones if need be. */
export async function withTables<T>(
  project: Project,
  state: StateOf,
  work: (database: Database, path: string) => Promise<T>,
): Promise<T> {
  if (stateName(state) !== undefined) return withState(project, state, work);
  const path = requirePublished(project.paths);
  return withDatabase(path, { readOnly: true }, (database) => work(database, path));
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
  const target = ownPlace(`${project.paths.warehouse}.${stateName(state) ?? 'state'}`);
  return withBeside(target, async (folder) => {
    const path = join(folder, 'state.duckdb');
    const findSubmission = findIn(project);
    await withWarehouse(project, (warehouse) =>
      build(warehouse, path, project.loaded, { ...state, findSubmission }),
    );
    return withDatabase(path, { readOnly: true }, (database) => work(database, path));
  });
}

export function findIn({ paths }: Project): FindSubmission {
  return (name) => submissionNamed(paths, name);
}
