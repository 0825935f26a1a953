import { Database, quoted } from '../base/database.js';

export interface SandboxOptions {
  /** DuckDB's memory_limit, such as `2GB`. */
  readonly memory?: string | undefined;
  /** The one file that a result can be written to. */
  readonly target?: string | undefined;
  /** The folder for what exceeds the memory; without one nothing can exceed it. */
  readonly scratch?: string | undefined;
}

/**
 * Opens a database so that nothing can be changed through it and nothing else be reached: read-only, no
 * files, no extensions, and settings that can't be set back. Together with `prepareQuery`, which lets only
 * reading statements through, nothing that a query says can write, to the target neither.
 */
export async function openSandbox(path: string, options: SandboxOptions = {}): Promise<Database> {
  const { memory, target, scratch = '' } = options;
  const database = await Database.open(path, { readOnly: true, ...(memory && { memory }) });
  try {
    // What exceeds the memory is put off there; else it would be beside the published database.
    await database.query(`set temp_directory = ${quoted(scratch)}`);
    if (target !== undefined) await database.query(`set allowed_paths = [${quoted(target)}]`);
    await database.query('set enable_external_access = false');
    await database.query('set lock_configuration = true');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
