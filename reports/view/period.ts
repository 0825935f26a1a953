import type { PeriodKind } from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';
import { dateWords, monthsEn } from '../words/index.js';

export interface Period {
  readonly kind: PeriodKind;
  readonly name: string;
}

export function yearOf(period: Period): number {
  return Number(period.name.slice(0, 4));
}

/** The same period one year earlier. */
export function yearBefore(name: string): string {
  return String(Number(name.slice(0, 4)) - 1).padStart(4, '0') + name.slice(4);
}

export function periodName(period: Period): Words {
  const year = period.name.slice(0, 4);
  if (period.kind === 'month') {
    const month = Number(period.name.slice(5, 7));
    return dateWords.month({ year, month });
  }
  if (period.kind === 'quarter') {
    const quarter = Number(period.name.slice(5, 6));
    return dateWords.quarter({ year, quarter });
  }
  return dateWords.year({ year });
}

/** The year's months up to the end of the period. */
export function monthsUpTo(period: Period): string[] {
  const last =
    period.kind === 'month'
      ? Number(period.name.slice(5, 7))
      : period.kind === 'quarter'
        ? Number(period.name.slice(5, 6)) * 3
        : 12;
  return monthsOf(period.name.slice(0, 4)).slice(0, last);
}

/** The months that the period is made of. */
export function monthsIn(period: Period): string[] {
  const count = { month: 1, quarter: 3, year: 12 }[period.kind];
  return monthsUpTo(period).slice(-count);
}

export function monthsOf(year: string | number): string[] {
  return monthsEn.map((_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
}

/** A month's short name for an axis. */
export function shortMonth(month: string): Words {
  return dateWords.shortMonth({ month: Number(month.slice(5, 7)) });
}

/** A date in words; the ISO form where the text is none. */
export function dateName(date: string): Words {
  const match = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date);
  if (!match) return { zh: date, en: date };
  const [, year = 0, month = 1, day] = match.map(Number);
  return dateWords.day({ year: String(year), month, day: Number(day) });
}

/** The day before, by the calendar alone. */
export function dayBefore(date: string): string {
  const day = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day) ? date : new Date(day - 86_400_000).toISOString().slice(0, 10);
}

/** Local civil time as printed: to the minute, and to the second where there are seconds. */
export function timeName(time: string | null | undefined): string {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2}))?/u.exec(time ?? '');
  if (!match) return time ?? '—';
  const [, day = '', minute = '', second = '00'] = match;
  return `${day} ${minute}${second === '00' ? '' : `:${second}`}`;
}
