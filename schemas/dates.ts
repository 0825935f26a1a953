import { type Day, secondsOfDay, weekdayOf } from './civil.js';
import { type DateOrder, type Dialect, dateOrders } from './dialect.js';
import { type DatedReading, timeWords as w } from './time-words.js';
import type { Words } from './words/index.js';

/** A date at the beginning of a text. */
export interface WrittenDate {
  /** Its first second; or why it isn't read, though it may be a date. */
  readonly is: number | Words;
  /** What stands behind it. */
  readonly rest: string;
  /** Whether it is eight digits. */
  readonly isCompact: boolean;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthNames =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const weekday =
  /^(?<weekday>sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)\.?(?:,\s*|\s+)/iu;
const separator = '[-/., ]';
const ordinal = '(?:st|nd|rd|th)?';

const compact = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)/u;
/** Dates that can be read one way only. */
const certain = [
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?/u,
  /^(?<year>\d{4}) (?<month>\d{1,2}) (?<day>\d{1,2})(?!\d)/u,
  /^(?<year>\d\d)年(?<month>\d{1,2})月(?<day>\d{1,2})日/u,
  new RegExp(
    `^${monthNames}${separator}{0,3}(?<day>\\d{1,2})${ordinal}${separator}{1,3}(?<year>\\d{4}|\\d\\d)(?!\\d)`,
    'iu',
  ),
  new RegExp(
    `^(?<day>\\d{1,2})${ordinal}${separator}{0,3}${monthNames}${separator}{0,3}(?<year>\\d{4})(?!\\d)`,
    'iu',
  ),
  new RegExp(
    `^(?<year>\\d{4})${separator}{0,3}${monthNames}${separator}{0,3}(?<day>\\d{1,2})(?!\\d)`,
    'iu',
  ),
];
/** Dates in which the order of the numbers has to be known. */
const ofNumbers = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/u;
const ofNameAndNumbers = new RegExp(
  `^(\\d\\d)${separator}{0,3}${monthNames}${separator}{0,3}(\\d\\d)(?!\\d)`,
  'iu',
);

/** Reads the date that a text begins with; undefined where it begins with none. */
export function readDate(text: string, dialect: Dialect): WrittenDate | undefined {
  const named = weekday.exec(text);
  const written = named ? text.slice(named[0].length) : text;
  const found = dateIn(written, dialect);
  if (!named || typeof found?.is !== 'number') return found;
  const isThatDay = weekdays.indexOf(initials(named[0])) === weekdayOf(found.is);
  return isThatDay ? found : undefined;
}

function dateIn(text: string, dialect: Dialect): WrittenDate | undefined {
  for (const form of [compact, ...certain]) {
    const match = form.exec(text);
    if (!match?.groups) continue;
    const { year = '', month, name, day } = match.groups;
    const is = certainDay(year, monthOf(month ?? name ?? ''), Number(day), dialect);
    if (is === undefined) return undefined;
    return { is, rest: text.slice(match[0].length), isCompact: form === compact };
  }
  const numbers = ofNumbers.exec(text);
  const [whole, first = '', last = '', readings] = numbers
    ? [numbers[0], numbers[1], numbers[4], readingsOfNumbers(numbers)]
    : namedReadings(ofNameAndNumbers.exec(text), dialect);
  if (whole === undefined || readings === undefined) return undefined;
  const isShort = first.length < 3 && last.length < 3;
  const is = byOrder(readings, isShort, dialect);
  return is === undefined ? undefined : { is, rest: text.slice(whole.length), isCompact: false };
}

type Readings = (pivot: number) => readonly DatedReading[];

function readingsOfNumbers([, first = '', , second = '', third = '']: readonly string[]): Readings {
  return (pivot) => {
    const [a, b, c] = [Number(first), Number(second), Number(third)];
    const year = third.length > 2 ? c : inCentury(c, pivot);
    const days: Record<DateOrder, Day | undefined> = {
      year_first:
        third.length > 2 || first.length < 2
          ? undefined
          : { year: inCentury(a, pivot), month: b, day: c },
      month_first: { year, month: a, day: b },
      day_first: { year, month: b, day: a },
    };
    return dateOrders.flatMap((order) => reading(order, days[order]));
  };
}

function namedReadings(
  match: RegExpExecArray | null,
  { dateOrder }: Dialect,
): [] | [string, string, string, Readings] {
  if (!match) return [];
  const [whole, first = '', name = '', last = ''] = match;
  const [a, month, c] = [Number(first), monthOf(name), Number(last)];
  return [
    whole,
    first,
    last,
    // The month has its place; whether the year comes first is what matters.
    (pivot) => [
      ...reading(dateOrder === 'month_first' ? dateOrder : 'day_first', {
        ...{ year: inCentury(c, pivot), month, day: a },
      }),
      ...reading('year_first', { year: inCentury(a, pivot), month, day: c }),
    ],
  ];
}

function reading(order: DateOrder, day: Day | undefined): DatedReading[] {
  const seconds = day && secondsOfDay(day);
  return seconds === undefined ? [] : [{ order, seconds }];
}

/** Only to show what might be meant. */
const USUAL_PIVOT = 1970;

/** The date by the order that holds, or why it isn't known; undefined where there is no such day in any order. */
function byOrder(
  readings: Readings,
  isShort: boolean,
  { dateOrder, twoDigitYearsFrom }: Dialect,
): number | Words | undefined {
  const possible = readings(twoDigitYearsFrom ?? USUAL_PIVOT);
  const lacksCentury = isShort && twoDigitYearsFrom === undefined;
  if (possible.length === 0) return undefined;
  if (dateOrder === undefined) return w.unknownOrder(possible, lacksCentury);
  const own = possible.find(({ order }) => order === dateOrder);
  if (!own) return w.otherOrder(dateOrder, possible);
  return lacksCentury ? w.noCentury(own.seconds) : own.seconds;
}

function certainDay(
  year: string,
  month: number,
  day: number,
  { twoDigitYearsFrom }: Dialect,
): number | Words | undefined {
  if (year.length > 2) return secondsOfDay({ year: Number(year), month, day });
  const full = inCentury(Number(year), twoDigitYearsFrom ?? USUAL_PIVOT);
  const seconds = secondsOfDay({ year: full, month, day });
  if (seconds === undefined) return undefined;
  return twoDigitYearsFrom === undefined ? w.noCentury(seconds) : seconds;
}

/** The year of two digits in the hundred years from the pivot on. */
export function inCentury(digits: number, pivot: number): number {
  const year = pivot - (pivot % 100) + digits;
  return year < pivot ? year + 100 : year;
}

/** A month by its number or its English name. */
export function monthOf(written: string): number {
  return /^\d/u.test(written) ? Number(written) : months.indexOf(initials(written)) + 1;
}

/** Of an English weekday, its number from Sunday. */
export function weekdayNamed(written: string): number {
  return weekdays.indexOf(initials(written));
}

function initials(name: string): string {
  return name.slice(0, 3).toLowerCase();
}
