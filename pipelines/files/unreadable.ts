import { errnoOf, failure, passingFailure, UserError } from '../base/errors.js';
import { faultOf, toldOf } from '../base/fault.js';
import { filesWords as w } from '../words/files.js';

/** Why a file can't be read, in words; an error that is in words already stays as it is. */
export function unreadable(path: string, error: unknown): Error {
  if (error instanceof UserError) return error;
  const { kind, reason } = faultOf(error);
  if (kind === 'machine') return toldOf(error, path) as UserError;
  const what = w.cannotRead({ path, reason });
  if (kind === 'path' || kind === 'busy')
    return passingFailure(what, undefined, error).as('unreadable');
  return kind === 'content' ? failure(what, undefined, error).as('unreadable') : (error as Error);
}

/** Of a link: what isn't there is what it leads to. */
export function unreadableLink(path: string, error: unknown): Error {
  if (errnoOf(error) !== 'ENOENT') return unreadable(path, error);
  return passingFailure(w.cannotRead({ path, reason: w.brokenLink }), undefined, error).as(
    'unreadable',
  );
}
