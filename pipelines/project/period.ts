import type { PeriodKind } from '../../schemas/codes/index.js';
import { usageError } from '../base/errors.js';
import { projectWords as w } from '../words/project.js';

export interface Period {
  readonly kind: PeriodKind;
  /** As it stands in the published tables: 2022-09, 2022Q3 or 2022. */
  readonly name: string;
  readonly year: number;
}

/** @throws UserError for anything but a year, a quarter or a month. */
export function parsePeriod(written: string): Period {
  const text = written.trim().toUpperCase();
  const year = Number(text.slice(0, 4));
  if (/^\d{4}$/u.test(text)) return { kind: 'year', name: text, year };
  if (/^\d{4}-?Q[1-4]$/u.test(text)) return { kind: 'quarter', name: text.replace('-', ''), year };
  const month = /^\d{4}-(0?[1-9]|1[0-2])$/u.exec(text)?.[1];
  if (month) return { kind: 'month', name: `${year}-${month.padStart(2, '0')}`, year };
  throw usageError(w.notPeriod({ text: written }), w.periodForms).as('bad_period');
}

/** @throws UserError for anything but a date that exists. */
export function parseDay(written: string): string {
  const time = Date.parse(`${written}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(written) && !Number.isNaN(time)) {
    if (new Date(time).toISOString().startsWith(written)) return written;
  }
  throw usageError(w.notDate({ text: written }), w.dateForm).as('bad_date');
}
