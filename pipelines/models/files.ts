import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../base/package.js';

export const sqlFolder = join(packageRoot, 'sql');

export interface SqlFile {
  readonly name: string;
  /** Relative to the folder of SQL. */
  readonly file: string;
  readonly sql: string;
}

/** Names of the files of a part, such as `checks`; none where there is no such folder. */
export function sqlNames(part: string, folder = sqlFolder): string[] {
  const path = join(folder, part);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter((file) => file.endsWith('.sql'));
  return files.map((file) => file.slice(0, -'.sql'.length)).sort();
}

export async function sqlFile(part: string, name: string, folder = sqlFolder): Promise<SqlFile> {
  const file = `${part}/${name}.sql`;
  return { name, file, sql: await readFile(join(folder, file), 'utf8') };
}

export async function sqlFiles(folder: string, part: string): Promise<SqlFile[]> {
  return Promise.all(sqlNames(part, folder).map((name) => sqlFile(part, name, folder)));
}
