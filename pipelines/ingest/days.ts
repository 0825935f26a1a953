import { usageError } from '../base/errors.js';
import { ingestWords as w } from '../words/ingest.js';
import type { LogEntry } from './log.js';

/**
 * Loads are numbered in the order in which they are made, so their days can't go back.
 * @throws UserError when a load was made on a later day than this one is to be
 */
export function requireNotBefore(
  loads: readonly Pick<LogEntry, 'number' | 'loadedOn'>[],
  on: string | null,
): void {
  if (on === null) return;
  const later = loads.find(({ loadedOn }) => loadedOn !== null && loadedOn > on);
  if (later) {
    const number = String(later.number);
    throw usageError(w.dayGoesBack({ on, number, later: later.loadedOn ?? '' }), w.daysInOrder);
  }
}
