import type { Database } from '../base/database.js';
import { failure, type UserError, usageError } from '../base/errors.js';
import { queryWords as w } from '../words/query.js';

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** What a timer can wait for. */
const LONGEST = 2_147_483_647;

/** `30s`, `500ms`, `5m`, `1h`, or seconds alone, in milliseconds. */
export function parseTimeout(written: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/iu.exec(written.trim()) ?? [];
  const milliseconds = Math.ceil(Number(number) * (units[(unit ?? 's').toLowerCase()] ?? 1000));
  if (milliseconds > 0 && milliseconds <= LONGEST) return milliseconds;
  throw usageError(w.badTimeout({ written }), w.timeoutExample);
}

export interface Bounds {
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  /** Ends the work when somebody no longer wants it. */
  readonly signal?: AbortSignal | undefined;
}

/** While it lasts, an interrupt between two statements is lost: hence once more, this often. */
const AGAIN = 50;

/**
 * Runs the work on a database and interrupts it when the time is over or nobody wants it any more.
 * @param work is given a check to call between pieces of its own, which throws in these cases
 * @throws UserError that says which
 */
export async function within<T>(
  { timeout, signal }: Bounds,
  database: Database,
  work: (check: () => void) => Promise<T>,
): Promise<T> {
  let reason: UserError | undefined;
  let again: NodeJS.Timeout | undefined;
  const end = (why: UserError) => {
    reason ??= why;
    const interrupt = () => database.connection.interrupt();
    interrupt();
    again ??= setInterval(interrupt, AGAIN);
  };
  const cancel = () => end(cancelled());
  const timer = timeout && setTimeout(() => end(timedOut(timeout)), timeout);
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    return await work(() => {
      if (reason) throw reason;
    });
  } catch (error) {
    throw reason ?? error;
  } finally {
    if (timer) clearTimeout(timer);
    clearInterval(again);
    signal?.removeEventListener('abort', cancel);
  }
}

export function cancelled(): UserError {
  return failure(w.cancelled);
}

function timedOut(milliseconds: number): UserError {
  return failure(w.timedOut({ seconds: String(milliseconds / 1000) }), w.allowMoreTime);
}
