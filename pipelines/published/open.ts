import { existsSync } from 'node:fs';
import { Database, withDatabase } from '../base/database.js';
import { failure } from '../base/errors.js';
import type { ProjectPaths } from '../project/paths.js';

/** Path of the published database. @throws UserError when there is none yet */
export function requirePublished({ published, root }: ProjectPaths): string {
  if (existsSync(published)) return published;
  throw failure(
    { zh: `尚未发布数据库 ${published}。`, en: `There is no published database ${published} yet.` },
    { zh: `先运行 shihu run --project ${root}。`, en: `Run shihu run --project ${root} first.` },
  );
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
