import { type DecimalMark, type Dialect, type ThousandsMark, usualDialect } from './dialect.js';
import {
  bad,
  isYear,
  LONGEST_PLAIN,
  ok,
  type Parsed,
  plainDigits,
  YEARS,
  yearsUpTo,
} from './parse.js';
import {
  type Digits,
  isOne,
  partedFromUnit,
  type Quantity,
  type Scale,
  scaled,
  shownWithUnit,
  unitOf,
} from './units.js';
import type { Words } from './words/index.js';

/** More users than any country has; of so many, even the user-seconds of all those years fit in 64 bits. */
export const MOST_USERS = 900_000_000;

/** A whole number of users: thousands separators and a unit behind it are allowed. */
export function parseCount(text: string, dialect: Dialect = usualDialect): Parsed {
  const read = readNumber(text, dialect, 'users', true);
  if ('refusal' in read) return bad('bad_number', shownWithUnit(text), read.refusal ?? countForms);
  const { digits, scale } = read;
  const users = scaled(digits, scale ?? one, true);
  return users === undefined || BigInt(users) > BigInt(MOST_USERS)
    ? bad('bad_number', shownWithUnit(text), countForms)
    : ok(users);
}

/** Decimals are kept as 18 digits, nine of them behind the point. */
const MOST_WHOLE_DIGITS = 9;

/** A number not below zero, kept to nine decimals, rounded half up. */
export function parseDecimal(
  text: string,
  dialect: Dialect = usualDialect,
  quantity: Quantity = 'hours',
): Parsed {
  const read = readNumber(text, dialect, quantity, false);
  if ('refusal' in read) {
    return bad('bad_number', shownWithUnit(text), read.refusal ?? decimalForms);
  }
  const value = scaled(read.digits, read.scale ?? one, false) ?? '';
  return value.indexOf('.') > MOST_WHOLE_DIGITS
    ? bad('bad_number', shownWithUnit(text), decimalForms)
    : ok(value);
}

const one = { times: 1n, over: 1n };

/** A number and the unit that its header or its cell names; or why it is none, where more can be said. */
export type NumberRead =
  | { readonly digits: Digits; readonly scale?: Scale }
  | { readonly refusal: Words | undefined };

/** A number, and behind it a unit. That it is whole decides between readings only where no unit changes it. */
export function readNumber(
  text: string,
  dialect: Dialect,
  quantity: Quantity,
  isWhole: boolean,
): NumberRead {
  if (text.length > LONGEST_PLAIN) return { refusal: undefined };
  const { cell, scale: ofHeader } = partedFromUnit(text, quantity);
  const written = plainDigits(cell);
  const start = /^[+\d.,'’ ]*/u.exec(written)?.[0].trimEnd() ?? '';
  const unit = written.slice(start.length).trim();
  const scale = unitOf(unit, ofHeader, quantity);
  if (unit !== '' && (!scale || !/^\p{L}/u.test(unit))) return { refusal: undefined };
  const read = readDigits(start, dialect, isWhole && (!scale || isOne(scale)));
  if ('refusal' in read) return read;
  return scale ? { digits: read, scale } : { digits: read };
}

interface Marks {
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark | undefined;
}

/** Signs that stand for a mark, as plain texts have them. */
const signsOf: Readonly<Record<ThousandsMark, string>> = {
  ',': ',',
  '.': '\\.',
  ' ': ' ',
  "'": "['’]",
};

/** A mark of thousands stands between groups of three, a comma also between those of India. */
function groupsOf(mark: ThousandsMark): string {
  const sign = signsOf[mark];
  const three = `\\d{1,3}(?:${sign}\\d{3})+`;
  return `(?!0+${sign})(?:${mark === ',' ? `${three}|\\d{1,2}(?:,\\d{2})+,\\d{3}` : three})`;
}

const patterns = new Map<string, RegExp>();

function patternOf({ decimal, thousands }: Marks): RegExp {
  const key = `${decimal}${thousands}`;
  const known = patterns.get(key);
  if (known) return known;
  const whole = thousands === undefined ? '\\d+' : `${groupsOf(thousands)}|\\d+`;
  const behind = `[${decimal}]`;
  const made = new RegExp(
    `^\\+?(?:(?<whole>${whole})(?:(?<mark>${behind})(?<fraction>\\d*))?|${behind}(?<only>\\d+))$`,
    'u',
  );
  patterns.set(key, made);
  return made;
}

function readAs(written: string, marks: Marks, isWhole: boolean): Digits | undefined {
  const groups = patternOf(marks).exec(written)?.groups;
  if (!groups) return undefined;
  const fraction = groups.fraction ?? groups.only ?? '';
  // Nobody writes 12. for a dozen, and what is cut off behind it would be lost.
  if (isWhole && (/[^0]/u.test(fraction) || (groups.mark && fraction === ''))) return undefined;
  return { whole: groups.whole?.replace(/\D/gu, '') ?? '0', fraction };
}

/** How numbers are written, as far as the settings say it or it goes without saying. */
export function marksOf({ decimal, thousands }: Pick<Dialect, 'decimal' | 'thousands'>): Marks {
  const mark = decimal ?? (thousands === '.' ? ',' : '.');
  return { decimal: mark, thousands: thousands ?? (mark === '.' ? ',' : undefined) };
}

const everyMarks: readonly Marks[] = [
  { decimal: '.', thousands: undefined },
  { decimal: ',', thousands: undefined },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: "'" },
];

function readDigits(
  written: string,
  dialect: Dialect,
  isWhole: boolean,
): Digits | { readonly refusal: Words | undefined } {
  const marks = marksOf(dialect);
  const read = readAs(written, marks, isWhole);
  const isSaid = dialect.decimal !== undefined || dialect.thousands !== undefined;
  if (dialect.holdsNumbers && marks.decimal === ',' && /^\d+\.\d+$/u.test(written)) {
    const number = readAs(written, { decimal: '.', thousands: undefined }, isWhole);
    if (number && !read) return number;
    if (number && read) return { refusal: readingsOf(written, readingsBy(written, isWhole)) };
  }
  // Some write 4,125 for four and an eighth, some for four thousand one hundred and twenty-five.
  const isOpen = !isSaid && !isWhole && /^\+?\d+,\d{3}$/u.test(written);
  if (read && !isOpen) return read;
  const byValue = readingsBy(written, isWhole);
  return { refusal: byValue.size === 0 ? undefined : readingsOf(written, byValue) };
}

/** All that it could be, each with marks by which it is that. */
function readingsBy(written: string, isWhole: boolean): Map<string, Marks> {
  const byValue = new Map<string, Marks>();
  for (const marks of everyMarks) {
    const digits = readAs(written, marks, isWhole);
    if (!digits) continue;
    const value = digits.fraction === '' ? digits.whole : `${digits.whole}.${digits.fraction}`;
    if (!byValue.has(value)) byValue.set(value, marks);
  }
  return byValue;
}

/** Every reading, with the setting that would make it the one. */
function readingsOf(written: string, byValue: ReadonlyMap<string, Marks>): Words {
  const all = [...byValue];
  const decimals = all.find(([, { thousands }]) => thousands === undefined);
  const thousands = all.find((one) => one !== decimals);
  if (decimals && thousands) {
    const said = { dec: settingOf(decimals[1]), thou: settingOf(thousands[1]) };
    const isComma = written.includes(',');
    return {
      zh: `${isComma ? '逗号' : '点'}可能是千位分隔符（${thousands[0]}），也可能是小数点（${decimals[0]}）；请在 shihu.yaml 中写明 ${said.thou} 或 ${said.dec}`,
      en: `the ${isComma ? 'comma' : 'point'} may separate thousands (${thousands[0]}) or decimals (${decimals[0]}); write ${said.thou} or ${said.dec} in shihu.yaml`,
    };
  }
  const [[value, marks] = ['', marksOf({})] as const] = all;
  return {
    zh: `如果是 ${value}，请在 shihu.yaml 中写明 ${settingOf(marks)}`,
    en: `if it is ${value}, write ${settingOf(marks)} in shihu.yaml`,
  };
}

/** What to write in the settings for numbers to be read so. */
function settingOf({ decimal, thousands }: Marks): string {
  const ofDecimal = `decimal: "${decimal}"`;
  if (thousands === undefined) return ofDecimal;
  return decimal === '.' ? `thousands: "${thousands}"` : `${ofDecimal}, thousands: "${thousands}"`;
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

const countForms = {
  zh: `应为 0 至 ${MOST_USERS} 的整数`,
  en: `expected a whole number from 0 to ${MOST_USERS}`,
};
const decimalForms = {
  zh: '应为不小于 0 的数，整数部分至多 9 位',
  en: 'expected a number, 0 or more, with at most 9 digits before the decimal point',
};
