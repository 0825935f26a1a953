import { type Dialect, usualDialect } from './dialect.js';
import { bad, LONGEST_PLAIN, ok, type Parsed, plainDigits, YEARS, yearsUpTo } from './parse.js';
import type { Words } from './words/index.js';

/** Asia/Shanghai, which has no daylight saving in the method. */
const LOCAL_OFFSET_SECONDS = 8 * 3600;

/** Registers write 9999-12-31 for "no end". */
export const LAST_DATE_YEAR = 9999;

const clock = /(\d{1,2})(?:[:时点](?:(\d{1,2})(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?)?)/u;
const zone = /\s*(Z|[+-]\d{2}(?::?\d{2})?)?/u;
const spelledOut = new RegExp(
  `^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:\\s*((?:T\\s*)?)${clock.source}${zone.source})?$`,
  'iu',
);
const compact = /^(\d{4})(\d{2})(\d{2})(?:\s*(T?)(\d{2})(\d{2})(\d{2})?)?$/iu;

/** Local civil time as `2022-03-05 14:30:00`; a given UTC offset is converted first. */
export function parseTime(text: string, _dialect: Dialect = usualDialect): Parsed {
  return timeUpTo(YEARS.last, text, timeForms);
}

/** The end of a window: a date alone is the whole day, and so ends at the next midnight. */
export function parseWindowEnd(text: string, dialect: Dialect = usualDialect): Parsed {
  const parsed = parseTime(text, dialect);
  if (!parsed.ok || parsed.value === null || !isDateAlone(plainDigits(text))) return parsed;
  return ok(isoOf(Date.parse(`${parsed.value.replace(' ', 'T')}Z`) / 1000 + DAY));
}

/** A date; a time of day is allowed only where it is midnight. */
export function parseDate(text: string, _dialect: Dialect = usualDialect): Parsed {
  const parsed = timeUpTo(LAST_DATE_YEAR, text, dateForms);
  if (!parsed.ok) return parsed;
  const value = parsed.value ?? '';
  return value.endsWith(' 00:00:00') ? ok(value.slice(0, 10)) : bad('bad_time', text, dateForms);
}

const DAY = 86_400;

function timeUpTo(lastYear: number, text: string, forms: Words): Parsed {
  const written = plainDigits(text);
  const seconds = localSeconds(written);
  if (seconds === null) {
    return bad('bad_time', text, isRange(written) ? oneMoment : forms);
  }
  const year = new Date(seconds * 1000).getUTCFullYear();
  if (year < YEARS.first || year > lastYear) return bad('bad_time', text, yearsUpTo(lastYear));
  return ok(isoOf(seconds));
}

function localSeconds(text: string): number | null {
  const m = spelledOut.exec(text) ?? compact.exec(text);
  if (!m) return null;
  const [year = 0, month = 0, day = 0] = [1, 2, 3].map((i) => Number(m[i]));
  const [h = 0, min = 0, s = 0] = [5, 6, 7].map((i) => Number(m[i] ?? 0));
  // Not by Date.UTC, which takes the year 22 for 1922.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // 30 February is rolled over into March; such a day is an error, not the 2nd of March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const endOfDay = h === 24 && min === 0 && s === 0;
  if ((h > 23 && !endOfDay) || min > 59 || s > 59) return null;
  // 08:00-12:00 is a range. What follows seconds, or a time that is written with a T, is an offset, and
  // so is what begins with a plus, which joins no two times.
  const mayHaveOffset = m[4] !== '' || m[7] !== undefined || m[8]?.startsWith('+') === true;
  const offset = offsetSeconds(m[8], mayHaveOffset);
  if (offset === null) return null;
  return date.getTime() / 1000 + h * 3600 + min * 60 + s + offset;
}

/** Seconds to add to a time written with this offset to get local time. */
function offsetSeconds(written: string | undefined, mayBeOffset: boolean): number | null {
  if (!written) return 0;
  if (/^z$/iu.test(written)) return LOCAL_OFFSET_SECONDS;
  if (!mayBeOffset) return null;
  const hours = Number(written.slice(1, 3));
  const minutes = Number(written.slice(3).replace(':', '') || 0);
  const east = (written.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  const { west, east: most } = ZONES;
  if (minutes > 59 || minutes % 15 !== 0 || east < west || east > most) return null;
  return LOCAL_OFFSET_SECONDS - east * 60;
}

/** Offsets of the zones of the world, in minutes; all of them are whole quarters of an hour. */
const ZONES = { west: -12 * 60, east: 14 * 60 } as const;

function isDateAlone(text: string): boolean {
  const m = spelledOut.exec(text) ?? compact.exec(text);
  return m !== null && m[5] === undefined;
}

/** Whether a text that is no time is a time and an end behind it. */
function isRange(text: string): boolean {
  if (text.length > LONGEST_PLAIN) return false;
  for (const { 0: between, index } of text.matchAll(/\s*(?:[-~—–―−至到]+|to)\s*/giu)) {
    const start = text.slice(0, index);
    const end = text.slice(index + between.length);
    if (localSeconds(start) === null) continue;
    if ([end, `2000-01-01 ${end}`, `2000-${end}`, `2000-01-${end}`].some(isMoment)) return true;
  }
  return false;
}

function isMoment(text: string): boolean {
  return localSeconds(text) !== null;
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

const timeForms = {
  zh: '应为时间，如 2022-03-05 14:30:00、2022/3/5 14:30 或 2022年3月5日14时30分',
  en: 'expected a time such as 2022-03-05 14:30:00 or 2022/3/5 14:30',
};
const dateForms = { zh: '应为日期，如 2022-03-05', en: 'expected a date such as 2022-03-05' };
const oneMoment = {
  zh: '这是一段时间，而此列应为一个时间；请将开始与结束分列填写',
  en: 'it is a range, but one time is expected; put its start and end in separate columns',
};
