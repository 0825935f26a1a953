import type { Database } from '../base/database.js';
import { failure, type UserError, usageError } from '../base/errors.js';

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** What a timer can wait for. */
const LONGEST = 2_147_483_647;

/** `30s`, `500ms`, `5m`, `1h`, or seconds alone, in milliseconds. */
export function parseTimeout(written: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/iu.exec(written.trim()) ?? [];
  const milliseconds = Math.ceil(Number(number) * (units[(unit ?? 's').toLowerCase()] ?? 1000));
  if (milliseconds > 0 && milliseconds <= LONGEST) return milliseconds;
  throw usageError(
    {
      zh: `--timeout 的值“${written}”不是时长。`,
      en: `--timeout is "${written}", which is no length of time.`,
    },
    { zh: '例如 30s、500ms、5m。', en: 'For instance 30s, 500ms or 5m.' },
  );
}

/**
 * Runs the work on a database and interrupts it when the time is over.
 * @param work is given a check to call between pieces of its own; it throws when the time is over
 * @throws UserError that says so
 */
export async function within<T>(
  milliseconds: number | undefined,
  database: Database,
  work: (check: () => void) => Promise<T>,
): Promise<T> {
  if (milliseconds === undefined) return work(() => undefined);
  let isOver = false;
  let again: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    isOver = true;
    // An interrupt between two statements is lost: hence once more, until the work ends.
    const interrupt = () => database.connection.interrupt();
    interrupt();
    again = setInterval(interrupt, 50);
  }, milliseconds);
  try {
    return await work(() => {
      if (isOver) throw timedOut(milliseconds);
    });
  } catch (error) {
    throw isOver ? timedOut(milliseconds) : error;
  } finally {
    clearTimeout(timer);
    clearInterval(again);
  }
}

function timedOut(milliseconds: number): UserError {
  const seconds = milliseconds / 1000;
  return failure(
    {
      zh: `查询超过 ${seconds} 秒，已中止。`,
      en: `The query took more than ${seconds} s and was ended.`,
    },
    {
      zh: '请缩小查询范围，或放宽 --timeout。',
      en: 'Narrow the query, or allow more with --timeout.',
    },
  );
}
