import { day, dayOf, firstOfMonth, monthOf, yearOf } from './civil.js';
import type { Project } from './types.js';

/** Complete data covers the days from `dataFrom` until the day before `asOf`. */
export interface Horizon {
  readonly dataFrom: number;
  readonly asOf: number;
}

export const periodKinds = ['month', 'quarter', 'year', 'ytd'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  readonly kind: PeriodKind;
  readonly name: string;
  /** First day, and day after the last. */
  readonly start: number;
  readonly end: number;
  /** The same, cut to the complete data. */
  readonly from: number;
  readonly to: number;
  readonly isFinal: boolean;
}

/** First days of the months with enough rows to be taken for data, in order. */
function fullMonths(project: Project): number[] {
  const rows = new Map<number, number>();
  for (const { started_at } of project.outages) {
    const first = firstOfMonth(yearOf(dayOf(started_at)), monthOf(dayOf(started_at)));
    rows.set(first, (rows.get(first) ?? 0) + 1);
  }
  const counts = [...rows.values()].sort((a, b) => a - b);
  // Of an even number of months the lower middle one.
  const median = counts[Math.ceil(counts.length / 2) - 1] ?? 0;
  const full = [...rows].filter(([, count]) => count * 20 >= median).map(([first]) => first);
  return full.sort((a, b) => a - b);
}

/** null: no rows to tell, and the settings don't tell both ends either. */
export function horizonOf(project: Project): Horizon | null {
  const months = fullMonths(project);
  const { as_of, data_from } = project.settings;
  const [first, last] = [months[0], months.at(-1)];
  const dataFrom = data_from === null ? first : day(data_from);
  const nextMonth = last === undefined ? undefined : firstOfMonth(yearOf(last), monthOf(last) + 1);
  const asOf = as_of === null ? nextMonth : day(as_of);
  return dataFrom === undefined || asOf === undefined ? null : { dataFrom, asOf };
}

/** Every period that has a day of complete data. */
export function periodsOf(horizon: Horizon): Period[] {
  const periods: Period[] = [];
  const add = (kind: PeriodKind, name: string, start: number, end: number) => {
    const from = Math.max(start, horizon.dataFrom);
    const to = Math.min(end, horizon.asOf);
    const isFinal = horizon.dataFrom <= start && horizon.asOf >= end;
    if (from < to) periods.push({ kind, name, start, end, from, to, isFinal });
  };
  if (horizon.dataFrom >= horizon.asOf) return periods;
  for (let year = yearOf(horizon.dataFrom); year <= yearOf(horizon.asOf); year += 1) {
    const start = firstOfMonth(year, 1);
    for (let month = 1; month <= 12; month += 1) {
      const name = `${year}-${String(month).padStart(2, '0')}`;
      add('month', name, firstOfMonth(year, month), firstOfMonth(year, month + 1));
    }
    for (let quarter = 1; quarter <= 4; quarter += 1) {
      const name = `${year}Q${quarter}`;
      const end = firstOfMonth(year, quarter * 3 + 1);
      add('quarter', name, firstOfMonth(year, quarter * 3 - 2), end);
      add('ytd', name, start, end);
    }
    add('year', String(year), start, firstOfMonth(year + 1, 1));
  }
  return periods;
}
