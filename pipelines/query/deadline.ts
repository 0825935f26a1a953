import type { Database } from '../base/database.js';
import { failure, UserError, usageError } from '../base/errors.js';
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

/**
 * A signal that ends work after so many milliseconds, and earlier when `also` does. Unlike that of
 * `AbortSignal.timeout` its reason says after how long.
 */
export function deadline(milliseconds: number, also?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(timedOut(milliseconds)), milliseconds);
  // An hour that is allowed is no hour to wait at the end.
  timer.unref();
  if (also?.aborted) controller.abort(also.reason);
  also?.addEventListener('abort', () => controller.abort(also.reason), { once: true });
  return controller.signal;
}

/** While the signal lasts, an interrupt between two statements is lost: hence once more, this often. */
const AGAIN = 50;

/**
 * Runs the work on a database, which the signal interrupts.
 * @throws UserError that says why it was ended, if it was
 */
export async function interruptedBy<T>(
  signal: AbortSignal | undefined,
  database: Database,
  work: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return work();
  let again: NodeJS.Timeout | undefined;
  const interrupt = () => database.connection.interrupt();
  const end = () => {
    interrupt();
    again ??= setInterval(interrupt, AGAIN);
  };
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? reasonOf(signal) : error;
  } finally {
    clearInterval(again);
    signal.removeEventListener('abort', end);
  }
}

/** To be called between pieces of work that the database knows nothing of. */
export function throwIfEnded(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

function reasonOf({ reason }: AbortSignal): UserError {
  return reason instanceof UserError ? reason : cancelled();
}

export function cancelled(): UserError {
  return failure(w.cancelled).as('cancelled');
}

function timedOut(milliseconds: number): UserError {
  return failure(w.timedOut({ seconds: String(milliseconds / 1000) }), w.allowMoreTime).as(
    'timeout',
  );
}
