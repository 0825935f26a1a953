import { same, type Words } from '../../schemas/words/index.js';
import { errnoOf, messageOf, passingFailure, UserError } from '../base/errors.js';
import { filesWords as w } from '../words/files.js';

const reasons: Readonly<Record<string, Words>> = {
  ENOENT: w.missing,
  EACCES: w.forbidden,
  EPERM: w.forbidden,
  EISDIR: w.isFolder,
  EBUSY: w.busy,
};

/** Why a file can't be read, in words; an error that is in words already stays as it is. */
export function unreadable(path: string, error: unknown): Error {
  if (error instanceof UserError) return error;
  const reason = reasons[errnoOf(error) ?? ''] ?? same(messageOf(error));
  return passingFailure(w.cannotRead({ path, reason }), undefined, error).as('unreadable');
}
