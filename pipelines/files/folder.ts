import type { Dirent } from 'node:fs';
import { mkdir, readdir, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { carry } from './carry.js';
import type { Place } from './guard.js';
import type { Held } from './lock.js';
import { swapFolder } from './swap.js';
import { unwritable } from './unwritable.js';

export interface NewFile {
  /** Its name, behind that of a folder in the folder where it goes into one. */
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
      const isReplaced = (name: string, entry: Dirent) =>
        fresh.has(name) || (entry.isFile() && isStale(name));
      const within = await foldersWithin(folder.path, isReplaced);
      for (const name of within) {
        await carryWithin(join(folder.path, name), join(made, name), (entry) => {
          return !isReplaced(`${name}/${entry.name}`, entry);
        });
      }
      return {
        result: names,
        stays: (entry) =>
          entry.isDirectory() ? !within.includes(entry.name) : !isReplaced(entry.name, entry),
      };
    },
    folder,
  );
}

/** Folders in the folder of which files are replaced. */
async function foldersWithin(
  folder: string,
  isReplaced: (name: string, entry: Dirent) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory()) continue;
    const files = await readdir(join(folder, entry.name), { withFileTypes: true });
    if (files.some((file) => isReplaced(`${entry.name}/${file.name}`, file))) {
      found.push(entry.name);
    }
  }
  return found;
}

/** What stays of a folder goes into the new one, which is none where nothing is in it. */
async function carryWithin(
  from: string,
  to: string,
  stays: (entry: Dirent) => boolean,
): Promise<void> {
  await mkdir(to, { recursive: true });
  await carry(from, to, stays);
  if ((await readdir(to)).length === 0) await rmdir(to);
}

async function writeNew(
  made: string,
  folder: Place,
  name: string,
  content: NewFile['content'],
): Promise<void> {
  const folders = dirname(name);
  if (basename(name) !== name && `${basename(folders)}/${basename(name)}` !== name)
    throw new Error(`not the name of a file in a folder: ${name}`);
  try {
    await mkdir(join(made, folders), { recursive: true });
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
