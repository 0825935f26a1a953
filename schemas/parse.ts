import type { Rejection } from './codes/index.js';
import type { Fault } from './fields.js';
import type { Words } from './words/index.js';

/** A cell understood, as canonical text, or the fault in it. */
export type Parsed =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly fault: Fault };

/** Asia/Shanghai, which has no daylight saving in the method. */
const LOCAL_OFFSET_SECONDS = 8 * 3600;
/**
 * Years that a time may lie in; a mistyped one within them is caught by the check `stray_month`. What
 * programs write for "no time", such as 0001-01-01, is no time and not taken for an empty cell either: a
 * row without an end would be out until now.
 */
export const YEARS = { first: 1900, last: 2199 } as const;
/** The same as a regular expression, for what is declared by one. */
export const yearPattern = '(?:19|2[01])\\d\\d';

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last;
}

/** More users than any country has; of so many, even the user-seconds of all those years fit in 64 bits. */
export const MOST_USERS = 900_000_000;
/** Registers write 9999-12-31 for "no end". */
export const LAST_DATE_YEAR = 9999;

const clock = /(\d{1,2})(?:[:时点](?:(\d{1,2})(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?)?)/u;
const zone = /\s*(Z|[+-]\d{2}(?::?\d{2})?)?/u;
const spelledOut = new RegExp(
  `^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:\\s*((?:T\\s*)?)${clock.source}${zone.source})?$`,
  'iu',
);
const compact = /^(\d{4})(\d{2})(\d{2})(?:\s*(T?)(\d{2})(\d{2})(\d{2})?)?$/iu;

/** No time, number or name is longer; and marks by the thousand take long to put in order. */
const LONGEST_PLAIN = 1000;

/** Full-width digits, letters and punctuation as their plain forms. */
export function plain(text: string): string {
  return text.length > LONGEST_PLAIN ? text : text.normalize('NFKC');
}

/** Raised, lowered and circled digits: 120² is 120 with a note to it, and not 1202. */
const notes = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]/u;

/** The same of a text of which every digit counts. */
export function plainDigits(text: string): string {
  return notes.test(text) ? text : plain(text);
}

/** Local civil time as `2022-03-05 14:30:00`; a given UTC offset is converted first. */
export function parseTime(text: string): Parsed {
  return timeUpTo(YEARS.last, text, timeForms);
}

/** The end of a window: a date alone is the whole day, and so ends at the next midnight. */
export function parseWindowEnd(text: string): Parsed {
  const parsed = parseTime(text);
  if (!parsed.ok || parsed.value === null || !isDateAlone(plainDigits(text))) return parsed;
  return ok(isoOf(Date.parse(`${parsed.value.replace(' ', 'T')}Z`) / 1000 + DAY));
}

/** A date; a time of day is allowed only where it is midnight. */
export function parseDate(text: string): Parsed {
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

/** A whole number of users: thousands separators and a 户 suffix are allowed. */
export function parseCount(text: string): Parsed {
  const digits = numberText(text)?.replace(/\.0+$/u, '');
  if (!digits || !/^0*\d{1,9}$/u.test(digits)) return bad('bad_number', text, countForms);
  const users = Number(digits);
  return users > MOST_USERS ? bad('bad_number', text, countForms) : ok(String(users));
}

/** Decimals are kept as 18 digits, nine of them behind the point. */
const DECIMAL_LIMIT = 10n ** 18n;

/** A number not below zero, kept to nine decimals, rounded half up. */
export function parseDecimal(text: string): Parsed {
  const written = plainDigits(text);
  const [, whole, group] = /^\+?(\d{1,3}),(\d{3})(?=\D*$)(?!\.)/u.exec(written) ?? [];
  if (whole && group) return bad('bad_number', text, eitherOf(whole, group));
  const digits = numberText(text);
  const m = digits && /^0*(\d{1,9})(?:\.(\d*))?$/u.exec(digits);
  if (!m) return bad('bad_number', text, decimalForms);
  const fraction = (m[2] ?? '').padEnd(10, '0');
  let scaled = BigInt((m[1] ?? '0') + fraction.slice(0, 9));
  if ((fraction[9] ?? '0') >= '5') scaled += 1n;
  if (scaled >= DECIMAL_LIMIT) return bad('bad_number', text, decimalForms);
  const padded = scaled.toString().padStart(10, '0');
  return ok(`${padded.slice(0, -9)}.${padded.slice(-9)}`);
}

function numberText(text: string): string | null {
  const written = plainDigits(text);
  const unit = /(?:户|小时|时户|h)$/iu.exec(written);
  const bare = unit ? written.slice(0, unit.index).trimEnd() : written;
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/u.test(bare)) return bare.replaceAll(',', '');
  return /^\+?\d+(\.\d*)?$|^\.\d+$/u.test(bare)
    ? bare.replace('+', '').replace(/^\./u, '0.')
    : null;
}

export function parseYear(text: string): Parsed {
  const year = plainDigits(text)
    .replace(/年度?$/u, '')
    .replace(/\.0+$/u, '');
  const n = Number(year);
  if (!/^\d{4}$/u.test(year) || !isYear(n)) {
    return bad('bad_number', text, yearsUpTo(YEARS.last));
  }
  return ok(year);
}

/** Several texts in one cell, joined by `;` of either width. */
export function parseList(text: string): Parsed {
  const items = text.split(/[;；]/u).map((item) => item.trim());
  return ok(items.filter((item) => item !== '').join(';'));
}

export function ok(value: string): Parsed {
  return { ok: true, value };
}

/** A fault that quotes the cell and says what was expected. */
export function bad(code: Rejection, cell: string, expected: Words): Parsed {
  const shown = cell.length > 60 ? `${cell.slice(0, 60)}…` : cell;
  return {
    ok: false,
    fault: {
      code,
      message: {
        zh: `“${shown}”无法识别：${expected.zh}`,
        en: `"${shown}" is not understood: ${expected.en}`,
      },
    },
  };
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
/** Years that are taken. */
export function yearsUpTo(last: number): Words {
  return {
    zh: `年份应在 ${YEARS.first} 至 ${last} 之间`,
    en: `expected a year from ${YEARS.first} to ${last}`,
  };
}
const countForms = {
  zh: `应为 0 至 ${MOST_USERS} 的整数`,
  en: `expected a whole number from 0 to ${MOST_USERS}`,
};
/** Some write 4,125 for four and an eighth, some for four thousand one hundred and twenty-five. */
function eitherOf(whole: string, rest: string): Words {
  return {
    zh: `逗号可能是千位分隔符（${whole}${rest}），也可能是小数点（${whole}.${rest}）；请去掉逗号或改用小数点`,
    en: `the comma may separate thousands (${whole}${rest}) or decimals (${whole}.${rest}); remove it or use a point`,
  };
}
const decimalForms = {
  zh: '应为不小于 0 的数，整数部分至多 9 位',
  en: 'expected a number, 0 or more, with at most 9 digits before the decimal point',
};
