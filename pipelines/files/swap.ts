import { type Dirent, renameSync } from 'node:fs';
import { chmod, mkdir, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { settleIn, withBeside } from './beside.js';
import { carry } from './carry.js';
import { ownPlace, type Place } from './guard.js';
import type { Held } from './lock.js';
import { EARLIER, MADE } from './settle.js';
import { unwritable } from './unwritable.js';

/** What was made for a folder, and what of the folder is to stay beside it: nothing, if not told. */
export interface Filled<T> {
  readonly result: T;
  readonly stays?: (entry: Dirent) => boolean;
}

/**
 * Lets `fill` write a new folder beside the one that is held, or one in it, and then puts it in its place,
 * whole: whoever looks sees the one or the other, for a moment perhaps neither, and never a part of both.
 * The two renames are done at one go, so that nothing but an outright kill gets between them; then the
 * next work on the folder puts the earlier one back.
 *
 * @throws UserError when the disk refuses; then all is as it was. An error of `fill` as it is
 */
export async function swapFolder<T>(
  { place }: Held,
  fill: (made: string) => Promise<Filled<T>>,
  within: Place = place,
): Promise<T> {
  if (relative(place.path, within.path).startsWith('..')) throw new Error('another place is held');
  const folder = await realOf(within.path);
  try {
    return await withBeside(ownPlace(folder), async (beside) => {
      const [made, earlier] = [join(beside, MADE), join(beside, EARLIER)];
      await settleIn(folder);
      await mkdir(made);
      const { result, stays } = await fill(made);
      const mode = await modeOf(folder);
      if (mode === undefined) {
        renameSync(made, folder);
        return result;
      }
      await chmod(made, mode);
      if (stays) await carry(folder, made, stays);
      exchange(folder, made, earlier);
      // What somebody put there in the meantime.
      if (stays) await carry(earlier, folder, stays);
      return result;
    });
  } catch (error) {
    throw errnoOf(error) === undefined ? error : unwritable(within.path, error);
  }
}

/** Not asynchronous, so that no signal is answered in between. */
function exchange(folder: string, made: string, earlier: string): void {
  renameSync(folder, earlier);
  try {
    renameSync(made, folder);
  } catch (error) {
    renameSync(earlier, folder);
    throw error;
  }
}

/** The folder's permissions, which the new one gets; undefined where there is none. */
async function modeOf(folder: string): Promise<number | undefined> {
  try {
    return (await stat(folder)).mode & 0o7777;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a link leads to, also where nothing is there for the moment. */
async function realOf(path: string): Promise<string> {
  return realpath(path)
    .catch(async () => resolve(dirname(path), await readlink(path)))
    .catch(() => path);
}
