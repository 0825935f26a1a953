/** Name under which the new published database is attached while it is filled. */
export const next = 'next_published';

/** Name under which what is kept between two builds is attached. */
export const kept = 'kept_state';

/** Table of the kept state for the offenders that a check found. */
export function offendersOf(check: string): string {
  return `check_${check}`;
}
