import type { FeedColumn } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import { guessesOf, isSpelledLike } from '../ingest/guesses.js';
import { isLengthHeader } from '../ingest/header.js';
import { cellsOf, matchHeader, type Place } from '../ingest/match.js';
import type { Looks, Profile } from './profile.js';
import { isContrary, isExpected, namingOf, wordsOf } from './roles.js';

/** Why a header is taken for a column. */
export type Because = 'known' | 'spelled' | 'named' | 'hint' | 'values';

/** A header that is, or may be, a column. */
export interface Candidate {
  readonly column: FeedColumn;
  readonly profile: Profile;
  readonly because: Because;
  readonly score: number;
}

export interface Assignment {
  /** Of each column the header that fits best. */
  readonly taken: ReadonlyMap<string, Candidate>;
  /** What the declaration and the settings find by themselves. */
  readonly known: ReadonlyMap<string, Place>;
  /** All that may be the column, the best first. */
  readonly candidates: (name: string) => readonly Candidate[];
}

const looksOfKinds: Partial<Record<FeedColumn['kind'], readonly Looks[]>> = {
  time: ['moment', 'day', 'number'],
  date: ['day', 'moment', 'number'],
  month: ['day', 'moment', 'number', 'text'],
  count: ['number'],
  decimal: ['number'],
  year: ['number'],
  city: ['text', 'number'],
  tier: ['text', 'number'],
  nature: ['text', 'number'],
};

const scores: Record<Because, number> = {
  known: 1000,
  spelled: 90,
  named: 80,
  hint: 40,
  values: 20,
};

const WEAK = 30;

/** Which header of a file each column of the feed is, from names and values. */
export function assign(columns: readonly FeedColumn[], profiles: readonly Profile[]): Assignment {
  const { places } = matchHeader(
    profiles.map(({ header }) => header),
    columns,
  );
  const used = new Set([...places.values()].flatMap(cellsOf));
  const open = columns.filter(({ name }) => !places.has(name));
  const free = profiles.filter(
    ({ at, header, looks }) => !used.has(at) && header !== '' && looks !== 'nothing',
  );
  const all = open.flatMap((column) =>
    free.flatMap((profile): Candidate[] => {
      const because = whyOf(column, profile);
      if (!because || !mayBe(column, profile)) return [];
      return [{ column, profile, because, score: scoreOf(column, profile, because) }];
    }),
  );
  all.sort((a, b) => b.score - a.score || a.profile.at - b.profile.at);
  const taken = new Map<string, Candidate>();
  for (const [name, place] of places) {
    const column = columns.find((one) => one.name === name);
    const profile = profiles[place.at];
    if (column && profile)
      taken.set(name, { column, profile, because: 'known', score: scores.known });
  }
  const isTaken = new Set<Profile>();
  for (const one of all) {
    if (taken.has(one.column.name) || isTaken.has(one.profile)) continue;
    // A mere hint, or the look of values, is not enough for what a file can do without.
    const isNeeded = one.column.required || one.column.decisive;
    if (!isNeeded && (one.because === 'hint' || one.because === 'values')) continue;
    taken.set(one.column.name, one);
    isTaken.add(one.profile);
  }
  return {
    taken,
    known: places,
    candidates: (name) => all.filter(({ column }) => column.name === name),
  };
}

function whyOf(column: FeedColumn, profile: Profile): Because | undefined {
  const { header } = profile;
  const isLength = isLengthHeader(header) || namingOf(header, 'duration') !== undefined;
  if (isLength && (column.kind === 'time' || column.kind === 'date')) return undefined;
  const naming = namingOf(header, column.name);
  if (naming === 'full' || isKnownBelow(header, column)) return 'named';
  if (isSpelledLike(header, column)) return 'spelled';
  const [hinted] = isContrary(header, column.name) ? [] : guessesOf([column], [header]);
  if (naming === 'partly' || (hinted && !isOther(header, column))) return 'hint';
  return readsValues(column, profile) ? 'values' : undefined;
}

/** Whether the lower row of a header in Chinese is a name that is known anyway. */
function isKnownBelow(header: string, column: FeedColumn): boolean {
  const lower = /\p{Script=Han}.* (\S+)$/u.exec(header)?.[1];
  if (lower === undefined || isExpected(header)) return false;
  return matchHeader([lower], [column]).places.has(column.name);
}

/** Whether the header's words name another column of the same kind altogether. */
function isOther(header: string, { name, kind }: FeedColumn): boolean {
  const words = wordsOf(header);
  if (words.length === 0) return false;
  if (kind === 'text' || kind === 'city') return false;
  const others = ['started_at', 'restored_at', 'users', 'duration', 'cause', 'event_id'];
  return others.some((other) => other !== name && namingOf(header, other) === 'full');
}

function mayBe(column: FeedColumn, { looks, texts, filled, isUnique }: Profile): boolean {
  const fitting = looksOfKinds[column.kind];
  if (fitting && !fitting.includes(looks)) return false;
  if (column.kind === 'time' && looks === 'number') return isTimeNumber(texts);
  if (column.name === 'event_id') {
    const isApart = isUnique || texts.size > 0.4 * filled;
    return isApart && looks !== 'moment' && looks !== 'day' && looks !== 'clock';
  }
  // A nature or a tier is one of a few words.
  if (column.kind === 'nature' || column.kind === 'tier') {
    return texts.size <= 40 && (texts.size < filled || filled < 5) && !(isUnique && filled > 8);
  }
  return true;
}

/** Seconds or milliseconds since 1970, or the day numbers of sheets. */
export function isTimeNumber(texts: ReadonlyMap<string, number>): boolean {
  const some = [...texts.keys()].filter((text) => /\d/u.test(text)).slice(0, 50);
  return (
    some.length > 0 &&
    some.every((text) =>
      /^(?:\d{10}|\d{13}|[2-6]\d{4}(?:[.,]\d+)?|(?:19|20)\d{10,12})$/u.test(text),
    )
  );
}

/** Coded values are known by themselves. */
function readsValues({ kind, schema }: FeedColumn, { texts, filled, looks }: Profile): boolean {
  if (kind !== 'city' && kind !== 'tier' && kind !== 'nature') return false;
  if (looks !== 'text') return false;
  let read = 0;
  for (const [text, times] of texts) if (parseCell(schema, text).ok) read += times;
  return read > 0.8 * filled;
}

function scoreOf(column: FeedColumn, profile: Profile, because: Because): number {
  const { looks, texts, filled, isUnique, header } = profile;
  let score = scores[because];
  // Of a word of two characters another one makes another word.
  if (because === 'spelled' && /^\p{Script=Han}{1,2}$/u.test(header)) score = WEAK;
  if (because === 'named') score += 2 * wordsOf(header).length;
  if (column.kind === 'time') score += looks === 'moment' ? 6 : looks === 'day' ? 3 : 0;
  if (column.name === 'event_id') score += isUnique ? 8 : (8 * texts.size) / Math.max(1, filled);
  if (readsValues(column, profile)) score += 15;
  // Of a number and a name of the same thing, people know the name.
  if (column.kind === 'city' && looks === 'text') score += 5;
  return score + (4 * filled) / Math.max(1, profile.rows);
}

/** Whether all that the feed needs is called by its name. */
export function hasAllByName(
  columns: readonly FeedColumn[],
  profiles: readonly Profile[],
): boolean {
  const { known } = assign(columns, profiles);
  return columns.every(({ name, required }) => !required || known.has(name));
}

/** How well a file fits a feed: what it has of what is needed, less what it lacks. */
export function fitOf(columns: readonly FeedColumn[], profiles: readonly Profile[]): number {
  const { taken } = assign(columns, profiles);
  let fit = 0;
  for (const column of columns) {
    const found = taken.get(column.name);
    const isNeeded = column.required || column.decisive;
    if (found) fit += (found.because === 'known' ? 2 : 1) * (isNeeded ? 2 : 1);
    else if (isNeeded) fit -= 1.5;
  }
  return fit;
}
