import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { withBeside } from './beside.js';
import { unwritable } from './unwritable.js';

/**
 * Writes a file whole or not at all: beside it first, then renamed into its place.
 * @throws UserError when it can't be written; what stood there before is as it was
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await makeWhole(file, (beside) => writeFile(beside, content));
}

/**
 * The same for a file that something else writes, such as a stream or DuckDB.
 * @throws UserError when it can't be written; an error of `write` that is none of the disk as it is
 */
export async function makeWhole<T>(
  file: string,
  write: (beside: string) => Promise<T>,
): Promise<T> {
  try {
    return await withBeside(file, async (folder) => {
      const beside = join(folder, 'whole');
      const result = await write(beside);
      await rename(beside, file);
      return result;
    });
  } catch (error) {
    throw errnoOf(error) === undefined ? error : unwritable(file, error);
  }
}

/** Makes a folder; says in words why it can't. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
}
