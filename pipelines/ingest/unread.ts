import type { Words } from '../../schemas/words/index.js';
import { failure, messageOf, UserError } from '../base/errors.js';
import { faultOf, toldOf } from '../base/fault.js';
import { unreadable } from '../files/unreadable.js';
import { ingestWords as w } from '../words/ingest.js';
import { whyOf } from './files.js';

/** Why a document could not be read. */
export interface Unread {
  readonly why: Words;
  /** Whether the next run should try again, whatever the content. */
  readonly isPassing: boolean;
  /** Where in the program it happened, if that is a mistake of the program; then to be reported. */
  readonly defect: string | null;
}

/**
 * Whatever reading one document raised, as the fault of that document: the others are none the worse for it,
 * even where the program itself is to blame.
 * @throws what every other document would meet too: a full disk, a database that is no more, an end from outside
 */
export function unreadBecause(error: unknown, path: string, name: string): Unread {
  const { kind } = faultOf(error);
  if (kind === 'machine') throw toldOf(error) ?? error;
  if (kind === 'fatal' || kind === 'interrupted') throw error;
  const told = kind === 'defect' ? error : unreadable(path, error);
  if (told instanceof UserError) {
    return { why: whyOf(told, path, name), isPassing: told.isPassing, defect: null };
  }
  const what = messageOf(error).split('\n')[0] ?? '';
  const defect = error instanceof Error ? (error.stack ?? what) : what;
  const why = whyOf(failure(w.programFailed({ name, what }), w.reportIt), path, name);
  return { why, isPassing: true, defect };
}
