import { cleanCell } from '../../schemas/fields.js';
import type { Grid } from './grid.js';

/** What the cells of a column look like. */
export type Looks = 'moment' | 'day' | 'clock' | 'number' | 'text' | 'nothing';

/** A column of a file, and what its cells hold. */
export interface Profile {
  readonly at: number;
  readonly header: string;
  /** Each text once, with the rows that have it, in the order of the file. */
  readonly texts: ReadonlyMap<string, number>;
  readonly filled: number;
  readonly rows: number;
  readonly looks: Looks;
  /** Whether no text comes twice. */
  readonly isUnique: boolean;
}

/** Of a mostly numeric column, texts without a digit are marks or notes. */
export function hasDigit(text: string): boolean {
  return /\d/u.test(text.normalize('NFKC'));
}

export function profilesOf({ header, rows }: Grid): Profile[] {
  return header.map((name, at) => {
    const texts = new Map<string, number>();
    let filled = 0;
    for (const { cells } of rows) {
      const text = cleanCell(cells[at] ?? '');
      if (text === null) continue;
      filled += 1;
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    const profile = { at, header: name, texts, filled, rows: rows.length };
    return { ...profile, looks: looksOf(texts), isUnique: texts.size === filled };
  });
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fev|abr|ago|set|out|dez|mai|okt';
const day = new RegExp(
  `\\d{1,4}[-/.年]\\s?\\d{1,2}[-/.月]\\s?\\d{1,4}|\\d{1,2}[-\\s/.,]*(?:${months})|(?:${months})[a-z]*[-\\s/.,]*\\d|^(?:19|20)\\d{6}(?:\\D|$|\\d{4}|\\d{6})`,
  'iu',
);
const clock = /\d{1,2}\s?[:：h时点]\s?\d{2}|\d\s?[ap]\.?m\b|^(?:上午|下午)|\d{1,2}[点时]/iu;
const number = /^[+-]?(?:\d[\d.,\s'’]*|\.\d+)(?:e[+-]?\d+)?\s?[\p{L}%]{0,4}$/iu;
const compactTime = /^(?:19|20)\d{6}(?:T|\s)?\d{4,6}$/u;

function lookOf(text: string): Looks {
  const written = text.normalize('NFKC');
  const hasDay = day.test(written);
  if (hasDay && (compactTime.test(written) || clock.test(written))) return 'moment';
  if (hasDay) return 'day';
  if (clock.test(written) && written.length <= 16) return 'clock';
  return number.test(written) ? 'number' : 'text';
}

/** Four fifths of the cells that are not notes decide. */
const MOST = 0.8;

function looksOf(texts: ReadonlyMap<string, number>): Looks {
  const counts = new Map<Looks, number>();
  let all = 0;
  let notes = 0;
  for (const [text, times] of texts) {
    if (hasDigit(text)) {
      const look = lookOf(text);
      counts.set(look, (counts.get(look) ?? 0) + times);
      all += times;
    } else notes += times;
  }
  if (all + notes === 0) return 'nothing';
  // Mostly words with a number among them: no column of numbers.
  if (all < notes) return 'text';
  const of = (look: Looks) => counts.get(look) ?? 0;
  // Midnight is often left out.
  if (of('moment') + of('day') >= MOST * all) return of('moment') > 0 ? 'moment' : 'day';
  for (const look of ['clock', 'number'] as const) if (of(look) >= MOST * all) return look;
  return 'text';
}
