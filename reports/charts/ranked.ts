import type { View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import type { BarPart } from './bar-table.js';

/** A row of one of the published lists of user-hours. */
export interface Listed {
  readonly rank: number;
  readonly is_rest: boolean;
  readonly net_user_seconds: bigint;
  readonly fault_user_seconds: bigint;
  readonly outages: number;
  readonly hours: number | null;
}

export interface Ranked {
  readonly name: string;
  readonly net: bigint;
  readonly fault: bigint;
  readonly outages: number;
  readonly hours: number | null;
  readonly isRest: boolean;
}

/** Rows as published, the largest by themselves and all others as one, which comes last. */
export function rankedRows<T extends Listed>(
  rows: readonly T[],
  most: number,
  nameOf: (row: T) => string,
  nameRest: (count: string) => string,
): Ranked[] {
  const sorted = [...rows]
    .filter((row) => row.net_user_seconds > 0n)
    .sort((a, b) => Number(a.is_rest) - Number(b.is_rest) || a.rank - b.rank);
  const single = sorted.filter((row) => !row.is_rest);
  // One row too many is shown itself rather than as a rest of one.
  const isCut = single.length > most + 1 || (single.length > most && single.length < sorted.length);
  const own = isCut ? single.slice(0, most) : single;
  const others = sorted.slice(own.length);
  const ranked = own.map((row) => toRanked(nameOf(row), [row], false));
  // The published rest is of nobody knows how many.
  const isCounted = others.every((row) => !row.is_rest);
  return others.length === 0
    ? ranked
    : [...ranked, toRanked(nameRest(isCounted ? String(others.length) : ''), others, true)];
}

function toRanked(name: string, rows: readonly Listed[], isRest: boolean): Ranked {
  const sum = (of: (row: Listed) => bigint) => rows.reduce((all, row) => all + of(row), 0n);
  const hasHours = rows.every((row) => row.hours !== null);
  return {
    name,
    net: sum((row) => row.net_user_seconds),
    fault: sum((row) => row.fault_user_seconds),
    outages: rows.reduce((all, row) => all + row.outages, 0),
    hours: hasHours ? rows.reduce((all, row) => all + (row.hours ?? 0), 0) : null,
    isRest,
  };
}

/** The parts of a bar: faults and the rest, those that there are. */
export function partsOf(
  { say }: View,
  row: Ranked,
  text: (part: string, seconds: bigint) => string,
  scale = 1,
): BarPart[] {
  const { fault, planned } = chartWords.months;
  const parts = [
    { role: 'fault', words: fault, seconds: row.fault },
    { role: 'planned', words: planned, seconds: row.net - row.fault },
  ] as const;
  return parts
    .filter(({ seconds }) => seconds > 0n)
    .map(({ role, words, seconds }) => ({
      role,
      size: Number(seconds) * scale,
      text: text(say(words), seconds),
    }));
}
