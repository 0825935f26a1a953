import type { PeriodKind } from '../../schemas/codes/index.js';
import { isYear, YEARS } from '../../schemas/parse.js';
import { usageError } from '../base/errors.js';
import { projectWords as w } from '../words/project.js';

export interface Period {
  readonly kind: PeriodKind;
  /** As it stands in the published tables: 2022-09, 2022Q3 or 2022. */
  readonly name: string;
  readonly year: number;
}

/** @throws UserError for anything but a year, a quarter or a month, in the years that times may lie in. */
export function parsePeriod(written: string): Period {
  const text = written.trim().toUpperCase();
  const digits = text.slice(0, 4);
  const year = Number(digits);
  const month = /^\d{4}-(0?[1-9]|1[0-2])$/u.exec(text)?.[1];
  if (/^\d{4}(?:-?Q[1-4])?$/u.test(text) || month) {
    if (!isYear(year))
      throw usageError(w.notPeriod({ text: written }), w.years(YEARS)).as('bad_period');
    if (month) return { kind: 'month', name: `${digits}-${month.padStart(2, '0')}`, year };
    const kind = text.length > 4 ? 'quarter' : 'year';
    return { kind, name: text.replace('-', ''), year };
  }
  throw usageError(w.notPeriod({ text: written }), w.periodForms).as('bad_period');
}

/** @throws UserError for anything but a date that exists, in the years that times may lie in. */
export function parseDay(written: string): string {
  const time = Date.parse(`${written}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(written) && !Number.isNaN(time)) {
    // 30 February is read as 2 March by some engines.
    if (new Date(time).toISOString().startsWith(written)) {
      if (isYear(Number(written.slice(0, 4)))) return written;
      throw usageError(w.notDate({ text: written }), w.years(YEARS)).as('bad_date');
    }
  }
  throw usageError(w.notDate({ text: written }), w.dateForm).as('bad_date');
}
