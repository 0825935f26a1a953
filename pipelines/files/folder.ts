import type { Dirent } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errnoOf } from '../base/errors.js';
import type { Place } from './guard.js';
import type { Held } from './lock.js';
import { swapFolder } from './swap.js';
import { unwritable } from './unwritable.js';

export interface NewFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files of a folder all or none: into a new folder, which takes the place of the one that is there.
 * Other files of the folder, and folders in it, go on into the new one.
 *
 * @param files made one at a time, so that they need not be in memory together
 * @param isStale of a file of the folder that is not among the new ones: whether to remove it
 * @param folder the place that is held, or one in it
 * @returns names of the files written, in their order
 * @throws UserError when a file can't be written; an error of `files` as it is
 */
export async function replaceFiles(
  held: Held,
  files: AsyncIterable<NewFile>,
  isStale: (name: string) => boolean = () => false,
  folder: Place = held.place,
): Promise<string[]> {
  return swapFolder(
    held,
    async (made) => {
      const names: string[] = [];
      for await (const { name, content } of files) {
        await writeNew(made, folder, name, content);
        names.push(name);
      }
      const fresh = new Set(names);
      const isReplaced = (entry: Dirent) =>
        fresh.has(entry.name) || (entry.isFile() && isStale(entry.name));
      return { result: names, stays: (entry) => entry.isDirectory() || !isReplaced(entry) };
    },
    folder,
  );
}

async function writeNew(
  made: string,
  folder: Place,
  name: string,
  content: NewFile['content'],
): Promise<void> {
  if (basename(name) !== name) throw new Error(`not the name of a file in a folder: ${name}`);
  try {
    await writeFile(join(made, name), content, { flag: 'wx' });
  } catch (error) {
    throw errnoOf(error) === undefined ? error : unwritable(join(folder.path, name), error);
  }
}

/** Names of the folders in a folder, sorted; none where it is not there. */
export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = await Promise.all(
    entries.map(async (entry) => ((await isFolder(entry)) ? [entry.name] : [])),
  );
  return names.flat().sort();
}

/** Whether it is a folder, or a link to one. */
export async function isFolder(entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
  return target?.isDirectory() === true;
}
