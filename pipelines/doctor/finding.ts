import type { Words } from '../../schemas/words/index.js';
import { messageOf, UserError } from '../base/errors.js';
import { stateWords as w } from '../words/doctor-state.js';

export type Level = 'ok' | 'warning' | 'problem';

/** One thing that was looked at, how it is, and what to do about it. */
export interface Finding {
  /** What was looked at, for machines. */
  readonly name: string;
  readonly level: Level;
  readonly what: Words;
  readonly todo?: Words;
}

/** Makes the findings about one thing. */
export function findingsOn(name: string) {
  const make =
    (level: Level) =>
    (what: Words, todo?: Words): Finding => ({
      name,
      level,
      what,
      ...(todo && { todo }),
    });
  return {
    ok: make('ok'),
    warning: make('warning'),
    problem: make('problem'),
    /** A problem in the words of the error itself. */
    told: (error: unknown): Finding => {
      if (error instanceof UserError) return make('problem')(error.what, error.hint);
      return make('problem')(w.ofError({ message: messageOf(error) }));
    },
  };
}
