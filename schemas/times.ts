import { civilTime, DAY, isoOf, type Moment, yearOf } from './civil.js';
import { readClock } from './clocks.js';
import { readDate } from './dates.js';
import { type Dialect, usualDialect } from './dialect.js';
import { bad, LONGEST_PLAIN, ok, type Parsed, plainDigits, YEARS, yearsUpTo } from './parse.js';
import { readFormat } from './time-formats.js';
import { timeWords as w } from './time-words.js';
import type { Words } from './words/index.js';
import { instantsOf, standardTime } from './zones.js';

/** Registers write 9999-12-31 for "no end". */
export const LAST_DATE_YEAR = 9999;

/** Local civil time as `2022-03-05 14:30:00`; a given UTC offset is converted first. */
export function parseTime(text: string, dialect: Dialect = usualDialect): Parsed {
  return timeOf(text, dialect, false);
}

/** The end of a window: a date alone is the whole day, and so ends at the next midnight. */
export function parseWindowEnd(text: string, dialect: Dialect = usualDialect): Parsed {
  return timeOf(text, dialect, true);
}

function timeOf(text: string, dialect: Dialect, isWindowEnd: boolean): Parsed {
  const read = readMoment(text, dialect);
  if (!('civil' in read)) return bad('bad_time', text, read);
  const home = homeTime(read, dialect);
  if (typeof home !== 'number') return bad('bad_time', text, home);
  if (!isIn(home, YEARS.last)) return bad('bad_time', text, yearsUpTo(YEARS.last));
  if (!isWindowEnd || !read.isDayAlone) return ok(isoOf(home));
  const end = homeTime({ ...read, civil: read.civil + DAY }, dialect);
  return typeof end === 'number' ? ok(isoOf(end)) : bad('bad_time', text, end);
}

/** A date; a time of day is allowed only where it is midnight. Without an offset it is of no time zone. */
export function parseDate(text: string, dialect: Dialect = usualDialect): Parsed {
  const read = readMoment(text, { ...dialect, zone: undefined }, w.date);
  if (!('civil' in read)) return bad('bad_time', text, read);
  const home = homeTime(read, { ...dialect, zone: undefined });
  if (typeof home !== 'number') return bad('bad_time', text, home);
  if (!isIn(home, LAST_DATE_YEAR)) return bad('bad_time', text, yearsUpTo(LAST_DATE_YEAR));
  const value = isoOf(home);
  return value.endsWith(' 00:00:00') ? ok(value.slice(0, 10)) : bad('bad_time', text, w.date);
}

function isIn(seconds: number, last: number): boolean {
  const year = yearOf(seconds);
  return year >= YEARS.first && year <= last;
}

/** The moment in the standard time of the project's zone; or why it is none there. */
function homeTime({ civil, offset }: Moment, { zone, homeZone }: Dialect): number | Words {
  // Far from the years that are taken, zones have nothing to say.
  if (!isIn(civil, LAST_DATE_YEAR) && !isIn(civil + DAY, LAST_DATE_YEAR)) return civil;
  if (offset !== undefined) return standardTime(civil - offset, homeZone);
  if (zone === undefined) return civil;
  const instants = instantsOf(civil, zone);
  const [first] = instants;
  if (!first) return w.never(zone);
  if (instants.length === 1) return standardTime(first.instant, homeZone);
  return w.twice(
    zone,
    instants.map(({ instant, offset: east }) => [
      offsetText(east),
      standardTime(instant, homeZone),
    ]),
  );
}

function offsetText(seconds: number): string {
  const minutes = Math.abs(Math.round(seconds / 60));
  const two = (count: number) => String(count).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The moment that a text is; or why it is none. */
function readMoment(text: string, dialect: Dialect, forms: Words = w.time): Moment | Words {
  const written = plainDigits(text);
  if (written.length > LONGEST_PLAIN) return forms;
  const read = momentIn(written, dialect);
  if (read) return read;
  if (isRange(written, dialect)) return w.oneMoment;
  const { timeFormat } = dialect;
  if (timeFormat !== undefined) return w.format(timeFormat);
  return numberWords(written, dialect) ?? forms;
}

function momentIn(text: string, dialect: Dialect): Moment | Words | undefined {
  const { timeFormat, twoDigitYearsFrom } = dialect;
  switch (timeFormat) {
    case undefined:
      return spelledOut(text, dialect);
    case 'epoch':
    case 'epoch_ms':
      return numbered[timeFormat](text);
    case 'excel':
      // Cells of a sheet that are formatted as dates come as dates.
      return (
        numbered.excel(text) ?? (/^\d{4}-/u.test(text) ? spelledOut(text, dialect) : undefined)
      );
    default:
      return readFormat(text, timeFormat, twoDigitYearsFrom);
  }
}

function spelledOut(text: string, dialect: Dialect): Moment | Words | undefined {
  const date = readDate(text, dialect);
  if (!date) return undefined;
  const isDayAlone = date.rest === '';
  const clock = isDayAlone ? midnight : readClock(date.rest, date.isCompact);
  if (!clock) return undefined;
  if (typeof date.is !== 'number') return date.is;
  return { civil: date.is + clock.seconds, isDayAlone, offset: clock.offset };
}

const midnight = { seconds: 0, offset: undefined };

const bareNumber = /^\d{1,14}(?:\.\d{0,20})?$/u;

/** Times that are numbers: seconds and milliseconds of 1970 in UTC, and days of a sheet. */
const numbered = {
  epoch: (text: string) => instantOf(text, 1),
  epoch_ms: (text: string) => instantOf(text, 1000),
  excel: (text: string): Moment | undefined => {
    const time = bareNumber.test(text) ? civilTime(Number(text), false) : undefined;
    if (time === undefined) return undefined;
    const civil = Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;
    return { civil, isDayAlone: !/\.0*[1-9]/u.test(text), offset: undefined };
  },
};

function instantOf(text: string, parts: number): Moment | undefined {
  if (!bareNumber.test(text)) return undefined;
  const civil = Math.floor(Number(text) / parts);
  // Beyond that, dates have no number.
  return civil < LAST_SECOND ? { civil, isDayAlone: false, offset: 0 } : undefined;
}

const LAST_SECOND = Date.UTC(LAST_DATE_YEAR, 11, 31) / 1000;

/** Years that a number is thought of as a time in. */
const LIKELY = { first: 1990, last: 2100 } as const;

function numberWords(text: string, dialect: Dialect): Words | undefined {
  const readings = Object.entries(numbered).flatMap(([format, read]): [string, number][] => {
    const moment = read(text);
    const home = moment && homeTime(moment, dialect);
    if (typeof home !== 'number') return [];
    const year = yearOf(home);
    return year >= LIKELY.first && year <= LIKELY.last ? [[format, home]] : [];
  });
  return readings.length > 0 ? w.number(readings) : undefined;
}

/** Whether a text that is no time is a time and an end behind it. */
function isRange(text: string, dialect: Dialect): boolean {
  const isTime = (one: string) => momentIn(one, dialect) !== undefined;
  for (const { 0: between, index } of text.matchAll(/\s*(?:[-~—–―−至到]+|to)\s*/giu)) {
    const start = text.slice(0, index);
    const end = text.slice(index + between.length);
    if (!isTime(start)) continue;
    if ([end, `2000-01-01 ${end}`, `2000-${end}`, `2000-01-${end}`].some(isTime)) return true;
  }
  return false;
}
