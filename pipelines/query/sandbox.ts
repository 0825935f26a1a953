import { join } from 'node:path';
import { Database, quoted } from '../base/database.js';
import { storedFolders } from '../published/stored.js';

export interface SandboxOptions {
  /** DuckDB's memory_limit, in bytes. */
  readonly memory?: number | undefined;
  /** The folder for what exceeds the memory; without one nothing can exceed it. */
  readonly scratch?: string | undefined;
  /** The files that a result can be written to. */
  readonly targets?: readonly string[] | undefined;
}

/**
 * Opens a database so that nothing can be changed through it and nothing else be reached: read-only, no
 * files, no extensions, and settings that can't be set back. Together with `prepareQuery`, which lets only
 * reading statements through, nothing that a query says can write, to the targets neither.
 */
export async function openSandbox(path: string, options: SandboxOptions = {}): Promise<Database> {
  const { memory, targets = [], scratch } = options;
  const limit = memory === undefined ? {} : { memory: `${memory}B` };
  const database = await Database.open(path, { readOnly: true, ...limit });
  try {
    // What exceeds the memory is put off there; else it would be beside the published database.
    const put = scratch === undefined ? '' : join(scratch, 'put-off');
    await database.query(`set temp_directory = ${quoted(put)}`);
    if (targets.length > 0) {
      await database.query(`set allowed_paths = [${targets.map(quoted).join(', ')}]`);
      // What is stored in one of them would fill the memory while it is read.
      await database.query('set enable_external_file_cache = false');
    }
    // Only what the published file itself shows lies elsewhere, and may be read there.
    const folders = await storedFolders(database);
    if (folders.length > 0) {
      await database.query(`set allowed_directories = [${folders.map(quoted).join(', ')}]`);
    }
    await database.query('set enable_external_access = false');
    await database.query('set lock_configuration = true');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
