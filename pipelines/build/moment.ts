import { usageError } from '../base/errors.js';
import { parseDay } from '../project/period.js';
import { buildWords as w } from '../words/build.js';

/*
 * The moments that --known-at can name, each of them the last load that is known then. What names
 * several is refused: a wrong guess would be a wrong figure that looks right.
 */

/** A load with all that names it. */
export interface NamedLoad {
  readonly number: number;
  /** Empty for a withdrawal. */
  readonly batchId: string;
  readonly hash: string;
  readonly document: string;
  readonly loadedOn: string | null;
  /** Names that were given to the state that it is the last load of. */
  readonly submittedAs: readonly string[];
}

/** The shortest beginning of a hash: fewer digits are a number. */
const SHORTEST_HASH = 4;

/** Every way to name a load but by its day. */
const ways: readonly ((written: string) => (load: NamedLoad) => boolean)[] = [
  (written) => {
    const number = /^\d{1,9}$/u.test(written) ? Number(written) : undefined;
    return (load) => load.number === number;
  },
  (written) => (load) => load.batchId !== '' && load.batchId.startsWith(written),
  (written) => {
    const isHash = written.length >= SHORTEST_HASH && /^[\da-f]+$/iu.test(written);
    return ({ hash }) => isHash && hash.startsWith(written.toLowerCase());
  },
  isSubmittedAs,
];

function isSubmittedAs(written: string): (load: NamedLoad) => boolean {
  const name = written.normalize('NFC');
  return ({ submittedAs }) => submittedAs.includes(name);
}

/**
 * The load that the words name.
 * @param loads all of them, in the order of their numbers
 * @throws UserError for words that name none or several
 */
export function loadNamed(written: string, loads: readonly NamedLoad[]): NamedLoad {
  if (/^\d+-\d+-\d+$/u.test(written)) return knownOn(parseDay(written), loads);
  const isExact = ({ batchId }: NamedLoad) => batchId !== '' && batchId === written;
  // A whole ID is no beginning of others; of a name that was given, it may be another one's.
  const fitting = loads.some(isExact)
    ? [isExact, isSubmittedAs(written)]
    : ways.map((way) => way(written));
  const found = loads.filter((load) => fitting.some((fits) => fits(load)));
  const [load, ...others] = found;
  if (load === undefined)
    throw usageError(w.noBatch({ name: written }), w.howToName).as('unknown_batch');
  if (others.length > 0) {
    const parts = { name: written, count: String(found.length), list: listOf(found) };
    throw usageError(w.severalBatches(parts), w.beExact).as('ambiguous_batch');
  }
  return load;
}

/**
 * The last load that was there at the end of a day. A load without a day was made between its neighbours:
 * where that leaves open whether it was there, nothing is assumed.
 */
function knownOn(day: string, loads: readonly NamedLoad[]): NamedLoad {
  if (loads.every(({ loadedOn }) => loadedOn === null)) {
    throw usageError(w.noDays({ day }), w.howToDate).as('unknown_batch');
  }
  const at = loads.findLastIndex(({ loadedOn }) => loadedOn !== null && loadedOn <= day);
  const later = loads
    .slice(0, at + 1)
    .filter(({ loadedOn }) => loadedOn !== null && loadedOn > day);
  if (later.length > 0) {
    throw usageError(w.daysGoBack({ name: day, list: listOf(later) }), w.howToDate).as(
      'ambiguous_batch',
    );
  }
  const next = loads.findIndex(({ loadedOn }, i) => i > at && loadedOn !== null);
  const open = loads.slice(at + 1, next < 0 ? undefined : next);
  if (open.length > 0) {
    throw usageError(w.dayOpen({ name: day, list: listOf(open) }), w.howToDate).as(
      'ambiguous_batch',
    );
  }
  const last = loads[at];
  if (last === undefined) {
    throw usageError(w.nothingYet({ day, first: loads[next]?.loadedOn ?? '' }), w.howToName).as(
      'unknown_batch',
    );
  }
  return last;
}

/** Loads that are listed in a message. */
const LISTED = 10;

function listOf(loads: readonly NamedLoad[]): string {
  const lines = loads
    .slice(0, LISTED)
    .map(({ number, loadedOn, batchId, document }) =>
      [number, loadedOn, batchId, document].filter(Boolean).join(' '),
    );
  return [...lines, ...(loads.length > LISTED ? ['…'] : [])].join('\n');
}
