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

export function timedOut(milliseconds: number): UserError {
  return failure(w.timedOut({ seconds: String(milliseconds / 1000) }), w.allowMoreTime).as(
    'timeout',
  );
}

/** Why a query was given up: the signal's own words, if it has any. */
export function cancelled(signal?: AbortSignal): UserError {
  return signal?.reason instanceof UserError ? signal.reason : failure(w.cancelled).as('cancelled');
}
