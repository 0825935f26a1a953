import { errnoOf, machineFailure, messageOf } from '../base/errors.js';
import { filesWords as w } from '../words/files.js';

/** Why a file or folder can't be written, in words. */
export function unwritable(path: string, error: unknown): Error {
  const isFull = errnoOf(error) === 'ENOSPC';
  const what = isFull ? w.noSpaceFor({ path }) : w.cannotWrite({ path, reason: messageOf(error) });
  return machineFailure(what, w.checkDisk, error).as(isFull ? 'disk_full' : 'machine');
}
