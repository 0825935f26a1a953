import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf } from '../base/errors.js';
import { unwritable } from '../files/unwritable.js';
import { makeFolder } from '../files/whole.js';

/**
 * Lets `fill` write a new file beside the target and then renames it over the target in one step.
 * Whoever reads sees the old file or the new one; a run that was killed leaves only the file beside,
 * which the next run throws away.
 */
export async function publish<T>(target: string, fill: (beside: string) => Promise<T>): Promise<T> {
  const beside = `${target}.next`;
  const leftovers = [beside, `${beside}.wal`];
  try {
    await makeFolder(dirname(target));
    await Promise.all(leftovers.map((file) => rm(file, { force: true })));
    const result = await fill(beside);
    await rename(beside, target);
    return result;
  } catch (error) {
    await Promise.all(leftovers.map((file) => rm(file, { force: true }).catch(() => undefined)));
    throw errnoOf(error) === undefined ? error : unwritable(target, error);
  }
}
