import { existsSync } from 'node:fs';
import { Database, withDatabase } from '../base/database.js';
import type { ProjectPaths } from '../project/paths.js';
import { requirePublished } from './place.js';

/** Opens the published database for reading. */
export async function openPublished(paths: ProjectPaths): Promise<Database> {
  return Database.open(requirePublished(paths), { readOnly: true });
}

/** Lets `work` read the published tables; null where there are none yet. */
export async function withPublishedIfAny<T>(
  { published }: ProjectPaths,
  work: (tables: Database | null) => Promise<T>,
): Promise<T> {
  if (!existsSync(published)) return work(null);
  return withDatabase(published, { readOnly: true }, work);
}
