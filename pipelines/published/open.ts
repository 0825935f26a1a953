import { existsSync } from 'node:fs';
import { Database, withDatabase } from '../base/database.js';
import { failure } from '../base/errors.js';
import type { ProjectPaths } from '../project/paths.js';
import { publishedWords as w } from '../words/published.js';

/** Path of the published database. @throws UserError when there is none yet */
export function requirePublished({ published, root }: ProjectPaths): string {
  if (existsSync(published)) return published;
  throw failure(w.nothingYet({ path: published }), w.runFirst({ folder: root })).as('not_built');
}

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
