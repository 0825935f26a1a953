import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../base/errors.js';
import { withBeside } from './beside.js';
import { unwritable } from './unwritable.js';

/**
 * Writes a file whole or not at all: beside it first, then renamed into its place.
 * @throws UserError when it can't be written; what stood there before is as it was
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await makeWhole(file, (beside) => writeFile(beside, content));
}

/** The same for a file that something else writes, such as a stream. */
export async function makeWhole(
  file: string,
  write: (beside: string) => Promise<void>,
): Promise<void> {
  try {
    await withBeside(file, async (folder) => {
      const beside = join(folder, 'whole');
      await write(beside);
      await rename(beside, file);
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unwritable(file, error);
  }
}

/** Makes a folder; says in words why it can't. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
}
