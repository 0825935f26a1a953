import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { withBeside } from './beside.js';
import { unwritable } from './unwritable.js';

export interface NewFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files of a folder all or none: beside it first, then each is renamed into its place. While the
 * files are being made nothing is touched, whatever happens to the process; when one can't be put in its
 * place, those that stood there come back. Other files of the folder, and folders in it, stay.
 *
 * @param files made one at a time, so that they need not be in memory together
 * @param isStale of a file of the folder that is not among the new ones: whether to remove it
 * @returns names of the files written, in their order
 * @throws UserError when a file can't be written; an error of `files` as it is
 */
export async function replaceFiles(
  folder: string,
  files: AsyncIterable<NewFile>,
  isStale: (name: string) => Promise<boolean> = async () => false,
): Promise<string[]> {
  return withBeside(folder, async (beside) => {
    await making(beside, () => mkdir(join(beside, EARLIER)));
    const names: string[] = [];
    for await (const { name, content } of files) {
      await making(join(folder, name), () => writeFile(join(beside, name), content));
      names.push(name);
    }
    await making(folder, () => mkdir(folder, { recursive: true }));
    await swap(folder, beside, names, await staleOf(folder, names, isStale));
    return names;
  });
}

/** Where the files that are replaced are kept until all is done. */
const EARLIER = 'earlier';

async function swap(
  folder: string,
  beside: string,
  names: readonly string[],
  stale: readonly string[],
): Promise<void> {
  const kept = new Set<string>();
  const done: string[] = [];
  let current = folder;
  try {
    for (const name of [...names, ...stale]) {
      current = join(folder, name);
      if (await copyIfThere(current, join(beside, EARLIER, name))) kept.add(name);
    }
    for (const name of names) {
      current = join(folder, name);
      await rename(join(beside, name), current);
      done.push(name);
    }
    for (const name of stale) {
      current = join(folder, name);
      await rm(current);
      done.push(name);
    }
  } catch (error) {
    for (const name of done) {
      const target = join(folder, name);
      if (kept.has(name)) await rename(join(beside, EARLIER, name), target).catch(() => undefined);
      else await rm(target, { force: true }).catch(() => undefined);
    }
    throw unwritable(current, error);
  }
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function staleOf(
  folder: string,
  names: readonly string[],
  isStale: (name: string) => Promise<boolean>,
): Promise<string[]> {
  const fresh = new Set(names);
  const stale: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile() || fresh.has(entry.name)) continue;
    if (await isStale(entry.name)) stale.push(entry.name);
  }
  return stale.sort();
}

async function making<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw errnoOf(error) === undefined ? error : unwritable(path, error);
  }
}

/** Names of the folders in a folder, sorted; none where it is not there. */
export async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
