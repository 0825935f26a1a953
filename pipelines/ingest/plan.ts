import { greatest } from '../../reports/base/extremes.js';
import type { Ordering } from '../../schemas/codes/index.js';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words/index.js';
import { requireNotBefore } from './days.js';
import type { FeedFile } from './files.js';
import {
  documentKey,
  type HeldLoad,
  type LogEntry,
  type Replacement,
  type WindowInForce,
} from './log.js';
import type { ListedEntry } from './order-file.js';
import type { Runs } from './runs.js';

/** A document as it stands now. */
export interface Seen {
  readonly feed: FeedName;
  /** Relative to the project, with `/` on every system. */
  readonly name: string;
  /** Hash of its bytes; empty where they can't be had. */
  readonly hash: string;
  /** Given to `ingest` from outside the feed's folder: it stays until it is withdrawn by name. */
  readonly isGiven: boolean;
  /** How to read it; absent where it is known that it can't be read. */
  readonly file?: FeedFile;
  /** Why it can't be read. */
  readonly why?: Words;
  /** Where the program failed on it, if that is why. */
  readonly defect?: string | null;
}

export type Step =
  /** A version of the document, new or listed. */
  | {
      readonly do: 'load';
      readonly seen: Seen;
      readonly number: number;
      readonly orderedBy: Ordering;
      readonly window: WindowInForce | null;
      /** Standings that the order file gives; the warehouse itself knows them otherwise. */
      readonly unchanged: Runs;
      readonly isListed: boolean;
      /** Whether it is the last one that is new: a run cut short before it is unfinished. */
      readonly isLast: boolean;
      readonly why: 'new' | 'changed' | 'listed';
      readonly loadedOn: string | null;
    }
  /** The same content under other settings: read again in the place that it has. */
  | { readonly do: 'reread'; readonly seen: Seen; readonly number: number }
  /** The document is gone, or gives way to one of the same content. */
  | {
      readonly do: 'withdraw';
      readonly feed: FeedName;
      readonly document: string;
      readonly number: number;
      readonly orderedBy: Ordering;
      /** Whether the order file has it, so that it is no news. */
      readonly isListed: boolean;
      /** copy: another document of the same content counts from now on. */
      readonly why: 'gone' | 'copy' | 'listed' | 'asked';
      readonly loadedOn: string | null;
    }
  /** A listed version whose content is gone: entered without its rows. */
  | { readonly do: 'recall'; readonly entry: LogEntry; readonly isGiven: boolean }
  /** The order file says otherwise than the warehouse, which is emptied and filled in that order. */
  | { readonly do: 'reset' }
  /** Held as it is. */
  | { readonly do: 'pass'; readonly seen: Seen; readonly number: number }
  /** Of the same content as another document, which counts. */
  | { readonly do: 'copy'; readonly seen: Seen; readonly of: string };

export interface IngestState {
  /** Log of the warehouse. */
  readonly held: readonly HeldLoad[];
  /** Log of the order file; undefined where there is none. */
  readonly listed: readonly ListedEntry[] | undefined;
  /** Fingerprint of the reading settings, by feed. */
  readonly readings: Readonly<Record<string, string>>;
  /** Whether an earlier run was cut short: what it left arrived together with what it loaded. */
  readonly isUnfinished: boolean;
}

export interface Wanted {
  readonly seen: readonly Seen[];
  /** Whether these are all documents of data/, so that any other one there is gone. */
  readonly isWhole: boolean;
  /** Window that each of them replaces. */
  readonly window?: Replacement | undefined;
  /** The day on which what is new is loaded, where it is told. */
  readonly on?: string | undefined;
}

interface InForce {
  readonly feed: FeedName;
  readonly document: string;
  readonly number: number;
  readonly hash: string;
  readonly reading: string;
  readonly isGiven: boolean;
  readonly window: WindowInForce | null;
}

/**
 * What to do with each document: a pure function of what stands in data/, what the warehouse holds
 * and what the order file lists. Feeds go in their declared order, documents by name.
 */
export function planIngest(wanted: Wanted, state: IngestState): Step[] {
  return new Planner(wanted, state).plan();
}

class Planner {
  private readonly steps: Step[] = [];
  private readonly seen: readonly Seen[];
  private readonly current = new Map<string, InForce>();
  private readonly held: readonly HeldLoad[];
  private next: number;
  private hasArrived: boolean;
  private readonly on: string | null;

  constructor(
    private readonly wanted: Wanted,
    private readonly state: IngestState,
  ) {
    this.on = wanted.on ?? null;
    const isReset = disagree(state.held, state.listed);
    if (isReset) this.steps.push({ do: 'reset' });
    this.held = isReset ? [] : state.held;
    const numbers = [...this.held, ...(state.listed ?? [])].map(({ number }) => number);
    this.next = greatest(numbers, 0) + 1;
    this.hasArrived = state.isUnfinished && !isReset;
    // What the order file says of a load is about to be taken over.
    const loads = new Map(
      [...this.held, ...(state.listed ?? [])].map((load) => [load.number, load]),
    );
    requireNotBefore([...loads.values()], this.on);
    for (const load of this.held) {
      // A version without its rows is never what stands in the folder now.
      const hash = load.isLost ? '' : load.hash;
      if (load.kind === 'load' && load.endedBy === null) this.enter({ ...load, hash }, load);
    }
    // What was given once counts as it was given, whatever became of the file since.
    const isKept = ({ feed, name, isGiven }: Seen) =>
      wanted.isWhole && isGiven && this.current.has(documentKey(feed, name));
    this.seen = wanted.seen
      .filter((seen) => !isKept(seen))
      .sort(
        (a, b) =>
          feedNames.indexOf(a.feed) - feedNames.indexOf(b.feed) || compareText(a.name, b.name),
      );
  }

  plan(): Step[] {
    this.followList();
    if (this.wanted.isWhole) this.withdrawGone();
    const counting = this.counting();
    for (const seen of this.seen) this.look(seen, counting.get(contentKey(seen)));
    const last = this.steps.findLast((step) => step.do === 'load' && !step.isListed);
    return this.steps.map((step) => (step === last ? { ...step, isLast: true } : step) as Step);
  }

  /** Entries of the order file that the warehouse lacks, in their order. */
  private followList(): void {
    const known = new Set(this.held.map(({ number }) => number));
    const listed = this.state.listed ?? [];
    for (const [i, entry] of listed.entries()) {
      if (known.has(entry.number)) continue;
      const key = documentKey(entry.feed, entry.document);
      if (entry.kind === 'withdraw') {
        this.current.delete(key);
        const { number, feed, document, orderedBy, loadedOn } = entry;
        this.steps.push({
          ...{ do: 'withdraw', feed, document, number, orderedBy, isListed: true, why: 'listed' },
          loadedOn,
        });
        continue;
      }
      const later = listed.slice(i + 1).some((one) => documentKey(one.feed, one.document) === key);
      const seen = this.seen.find((one) => documentKey(one.feed, one.name) === key);
      const isThere = seen && !later && (entry.hash === '' || entry.hash === seen.hash);
      if (isThere) this.load(seen, entry, true);
      else {
        const isGiven = seen?.isGiven ?? false;
        this.enter({ ...entry, hash: '', isGiven }, { reading: '' });
        this.steps.push({ do: 'recall', entry, isGiven });
      }
    }
  }

  private withdrawGone(): void {
    const there = new Set(this.seen.map(({ feed, name }) => documentKey(feed, name)));
    const gone = [...this.current.values()]
      .filter(({ feed, document, isGiven }) => !isGiven && !there.has(documentKey(feed, document)))
      .sort(
        (a, b) =>
          feedNames.indexOf(a.feed) - feedNames.indexOf(b.feed) ||
          compareText(a.document, b.document),
      );
    for (const one of gone) this.withdraw(one, 'gone');
  }

  /** Of each content the document that counts: the one that counts already, else the first. */
  private counting(): Map<string, string> {
    const sharing = new Map<string, { document: string; isHeld: boolean; isSeen: boolean }[]>();
    const share = (key: string, document: string, isHeld: boolean, isSeen: boolean) =>
      sharing.set(key, [...(sharing.get(key) ?? []), { document, isHeld, isSeen }]);
    const there = new Set<string>();
    for (const seen of this.seen) {
      const key = documentKey(seen.feed, seen.name);
      there.add(key);
      if (seen.hash === '') continue;
      share(contentKey(seen), seen.name, this.current.get(key)?.hash === seen.hash, true);
    }
    for (const [key, held] of this.current) {
      if (!there.has(key)) share(contentKey(held), held.document, true, false);
    }
    // With a window it is the file that was given, since its rows are to stand now.
    const isGiven = this.wanted.window !== undefined;
    return new Map(
      [...sharing].map(([key, documents]) => [
        key,
        (documents.find(({ isHeld, isSeen }) => (isGiven ? isSeen : isHeld)) ?? documents[0])
          ?.document ?? '',
      ]),
    );
  }

  private look(seen: Seen, counts: string | undefined): void {
    const held = this.current.get(documentKey(seen.feed, seen.name));
    const window = this.wanted.window;
    if (counts !== undefined && counts !== seen.name) {
      if (held) this.withdraw(held, 'copy');
      this.steps.push({ do: 'copy', seen, of: counts });
      return;
    }
    if (held && held.hash === seen.hash && seen.hash !== '' && !window) {
      const isSame = held.reading === (this.state.readings[seen.feed] ?? '');
      this.steps.push({ do: isSame ? 'pass' : 'reread', seen, number: held.number });
      return;
    }
    if (window) {
      for (const other of [...this.current.values()]) {
        const isCopy = contentKey(other) === contentKey(seen) && other.document !== seen.name;
        if (isCopy && seen.hash !== '') this.withdraw(other, 'copy');
      }
    }
    const number = this.next++;
    this.load(
      seen,
      {
        number,
        orderedBy: this.arrive(),
        window: window ? { ...window, since: number } : (held?.window ?? null),
        unchanged: [],
        loadedOn: this.on,
      },
      false,
    );
  }

  private load(
    seen: Seen,
    entry: Pick<ListedEntry, 'number' | 'orderedBy' | 'window' | 'unchanged' | 'loadedOn'>,
    isListed: boolean,
  ): void {
    const { number, orderedBy, window, unchanged, loadedOn } = entry;
    const isHeld = this.current.has(documentKey(seen.feed, seen.name));
    const why = isListed ? 'listed' : isHeld ? 'changed' : 'new';
    this.enter({ ...seen, document: seen.name, number, window }, { reading: this.readingOf(seen) });
    this.steps.push({
      ...{ do: 'load', seen, number, orderedBy, window, unchanged, isListed, why },
      ...{ isLast: false, loadedOn },
    });
  }

  private withdraw({ feed, document }: InForce, why: 'gone' | 'copy'): void {
    this.current.delete(documentKey(feed, document));
    const number = this.next++;
    const orderedBy = 'arrival';
    this.steps.push({
      ...{ do: 'withdraw', feed, document, number, orderedBy, isListed: false, why },
      loadedOn: this.on,
    });
  }

  /** What comes first in a run came after all that is held; the others came with it. */
  private arrive(): Ordering {
    const orderedBy = this.hasArrived ? 'name' : 'arrival';
    this.hasArrived = true;
    return orderedBy;
  }

  private readingOf({ feed }: Seen): string {
    return this.state.readings[feed] ?? '';
  }

  private enter(entry: Omit<InForce, 'reading'>, { reading }: { readonly reading: string }): void {
    const { feed, document, number, hash, isGiven, window } = entry;
    this.current.set(documentKey(feed, document), {
      feed,
      document,
      number,
      hash,
      reading,
      isGiven,
      window,
    });
  }
}

/**
 * Whether the order file contradicts the warehouse. Entries that it lacks at its end were being
 * written when a run was cut short; entries that the warehouse lacks are still to be loaded.
 */
function disagree(held: readonly HeldLoad[], listed: readonly ListedEntry[] | undefined): boolean {
  if (!listed) return false;
  const byNumber = new Map(listed.map((entry) => [entry.number, entry]));
  const last = listed.at(-1)?.number ?? 0;
  return held.some((load) => {
    const entry = byNumber.get(load.number);
    return entry ? !isSameEntry(load, entry) : load.number < last;
  });
}

function isSameEntry(held: HeldLoad, listed: ListedEntry): boolean {
  return (
    held.kind === listed.kind &&
    held.feed === listed.feed &&
    held.document === listed.document &&
    (listed.hash === '' || held.hash === listed.hash) &&
    JSON.stringify(held.window) === JSON.stringify(listed.window)
  );
}

function contentKey({ feed, hash }: { readonly feed: FeedName; readonly hash: string }): string {
  return `${feed}\n${hash}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
