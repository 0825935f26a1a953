import { civilTime, DAY } from '../../schemas/civil.js';
import type { Dialect } from '../../schemas/dialect.js';

/** In place of a time of day that isn't there: a day alone would be taken for its first midnight. */
const NO_CLOCK = '?';

/** A date and a time of day, each of a cell of its own, as one text to be read; empty where both are. */
export function dateAndTime(date: string, clock: string, dialect: Dialect): string {
  const day = dayOf(date, dialect);
  if (clock !== '') return `${day} ${clockOf(clock, dialect)}`.trimStart();
  return day === '' || hasClock(day) ? day : `${day} ${NO_CLOCK}`;
}

/** A date of a sheet may have midnight behind it. */
function dayOf(text: string, { timeFormat }: Dialect): string {
  const day = timeFormat === 'excel' && isNumber(text) ? civilTime(Number(text), false) : text;
  return (day ?? text).replace(/[ T]00:00(?::00)?$/u, '');
}

/** A time of day of a sheet may have the day before it from which sheets count, or be a part of a day. */
function clockOf(text: string, { timeFormat }: Dialect): string {
  if (timeFormat !== 'excel' || !isNumber(text) || Number(text) > 1) {
    return text.replace(/^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)[ T]/u, '');
  }
  const seconds = Math.round(Number(text) * DAY);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function isNumber(text: string): boolean {
  return /^\d+(?:\.\d*)?$/u.test(text);
}

function hasClock(text: string): boolean {
  return /\d:\d|\d[时点]|\d\s*[ap]\.?m/iu.test(text);
}
