import { constants, type Dirent } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readlink,
  stat,
  symlink,
  utimes,
} from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../base/errors.js';

/**
 * Lets what stays of a folder be in another as well, as the same files where the disk can do that. What is
 * there already stays as it is.
 * @throws the system's error, also where a folder would have to be in the place of a file
 */
export async function carry(
  from: string,
  to: string,
  stays: (entry: Dirent) => boolean = () => true,
): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (!stays(entry)) continue;
    const [here, there] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (!(await isFolder(there))) await mkdir(there);
      await chmod(there, (await stat(here)).mode & 0o7777);
      await carry(here, there);
    } else if ((await kindOf(there)) === undefined) {
      await (entry.isSymbolicLink() ? carryLink(here, there) : carryFile(here, there));
    }
  }
}

async function carryFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // Not every disk has links.
    await copyFile(from, to, constants.COPYFILE_EXCL);
    const { atime, mtime } = await stat(from);
    await utimes(to, atime, mtime);
  }
}

async function carryLink(from: string, to: string): Promise<void> {
  const leadsToFolder = await stat(from).then(
    (found) => found.isDirectory(),
    () => false,
  );
  await symlink(await readlink(from), to, leadsToFolder ? 'dir' : 'file');
}

async function isFolder(path: string): Promise<boolean> {
  return (await kindOf(path))?.isDirectory() === true;
}

async function kindOf(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
