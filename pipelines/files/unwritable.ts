import { machineFailure } from '../base/errors.js';
import { faultOf } from '../base/fault.js';
import { filesWords as w } from '../words/files.js';

/** Why a file or folder can't be written, in words. */
export function unwritable(path: string, error: unknown): Error {
  const { code, reason } = faultOf(error);
  const isFull = code === 'ENOSPC';
  const what = isFull ? w.noSpaceFor({ path }) : w.cannotWrite({ path, reason });
  return machineFailure(what, w.checkDisk, error).as(isFull ? 'disk_full' : 'machine');
}
