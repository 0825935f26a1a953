import { type Moment, secondsOfDay, weekdayOf } from './civil.js';
import { hourOfHalf, offsetOf } from './clocks.js';
import { inCentury, monthOf, weekdayNamed } from './dates.js';
import { numericTimes } from './dialect.js';
import { plain } from './parse.js';
import { timeWords as w } from './time-words.js';
import type { Words } from './words/index.js';

type Part =
  | 'year'
  | 'shortYear'
  | 'month'
  | 'monthName'
  | 'day'
  | 'dayOfYear'
  | 'hour'
  | 'hourOfHalf'
  | 'half'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'weekday'
  | 'offset'
  | 'epoch';

interface Directive {
  readonly part: Part;
  readonly pattern: string;
  /** Digits that it has where another number is right beside it; leading zeros may be left out elsewhere. */
  readonly width?: number;
}

const monthNames =
  'january february march april may june july august september october november december';
const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday';
const oneOf = (names: string, length?: number) =>
  names
    .split(' ')
    .map((name) => name.slice(0, length))
    .join('|');
const number = (part: Part, width: number): Directive => ({
  part,
  width,
  pattern: `\\d{1,${width}}`,
});

const directives: Readonly<Record<string, Directive>> = {
  Y: { part: 'year', pattern: '\\d{4}', width: 4 },
  y: { part: 'shortYear', pattern: '\\d\\d', width: 2 },
  m: number('month', 2),
  b: { part: 'monthName', pattern: oneOf(monthNames, 3) },
  B: { part: 'monthName', pattern: oneOf(monthNames) },
  d: number('day', 2),
  e: { part: 'day', pattern: ' ?\\d{1,2}', width: 2 },
  j: number('dayOfYear', 3),
  H: number('hour', 2),
  I: number('hourOfHalf', 2),
  p: { part: 'half', pattern: '[ap]\\.?m\\.?|上午|下午' },
  M: number('minute', 2),
  S: number('second', 2),
  f: { part: 'fraction', pattern: '\\d{1,9}' },
  a: { part: 'weekday', pattern: oneOf(weekdayNames, 3) },
  A: { part: 'weekday', pattern: oneOf(weekdayNames) },
  z: { part: 'offset', pattern: 'Z|[+-]\\d\\d(?::?\\d\\d)?' },
  Z: { part: 'offset', pattern: 'Z|UTC|GMT' },
  s: { part: 'epoch', pattern: '\\d{1,11}' },
};

/** Directives that stand for several others. */
const short: Readonly<Record<string, string>> = {
  '%F': '%Y-%m-%d',
  '%D': '%m/%d/%y',
  '%T': '%H:%M:%S',
  '%R': '%H:%M',
};

/** Directives and the text between them. `%-d` is `%d`, as leading zeros may be left out anyway. */
const token = /%-?(?<name>[a-z])|(?<percent>%%)|(?<space>\s+)|(?<literal>[^%\s]+)|(?<stray>%)/giu;

/** The format with every directive written out. */
export function writtenOut(format: string): string {
  return format.replace(/%%|%[FDTR]/gu, (one) => short[one] ?? one);
}

type Token = { readonly directive: string } | { readonly text: string; readonly isSpace: boolean };

function tokensOf(format: string): Token[] {
  return [...plain(writtenOut(format)).matchAll(token)].map(({ 0: text, groups = {} }) => {
    if (groups.name !== undefined) return { directive: groups.name };
    if (groups.stray !== undefined) return { directive: '' };
    return { text: groups.percent ? '%' : text, isSpace: groups.space !== undefined };
  });
}

interface Compiled {
  readonly expression: RegExp;
  /** What its groups are, in order. */
  readonly parts: readonly Part[];
}

const compiled = new Map<string, Compiled>();

function compile(format: string): Compiled {
  const known = compiled.get(format);
  if (known) return known;
  const tokens = tokensOf(format);
  const parts: Part[] = [];
  const patterns = tokens.map((one, i) => {
    if (!('directive' in one)) {
      return one.isSpace ? '\\s+' : one.text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    }
    const { part, pattern, width } = directives[one.directive] ?? { part: 'epoch', pattern: '' };
    parts.push(part);
    const isBeside = [tokens[i - 1], tokens[i + 1]].some(isNumber);
    return width && isBeside ? `(\\d{${width}})` : `(${pattern})`;
  });
  const made = { expression: new RegExp(`^${patterns.join('')}$`, 'iu'), parts };
  compiled.set(format, made);
  return made;
}

function isNumber(one: Token | undefined): boolean {
  if (!one || !('directive' in one))
    return one !== undefined && !('directive' in one) && /\d/u.test(one.text);
  return directives[one.directive]?.pattern.includes('\\d') ?? false;
}

/** Reads a text that fits a format; undefined where it doesn't. */
export function readFormat(
  text: string,
  format: string,
  pivot: number | undefined,
): Moment | Words | undefined {
  const { expression, parts } = compile(format);
  const match = expression.exec(text);
  if (!match) return undefined;
  const found: Partial<Record<Part, string>> = {};
  for (const [i, part] of parts.entries()) found[part] = (match[i + 1] ?? '').trim();
  if (found.epoch !== undefined)
    return { civil: Number(found.epoch), isDayAlone: false, offset: 0 };
  const year =
    found.year === undefined
      ? inCentury(Number(found.shortYear), pivot ?? 1970)
      : Number(found.year);
  const day = dayIn(found, year);
  const seconds = secondsIn(found);
  const offset = found.offset === undefined ? undefined : offsetOf(found.offset);
  if (day === undefined || seconds === undefined) return undefined;
  if (found.offset !== undefined && offset === undefined) return undefined;
  if (found.weekday !== undefined && weekdayNamed(found.weekday) !== weekdayOf(day))
    return undefined;
  if (found.year === undefined && pivot === undefined) return w.noCentury(day);
  const isDayAlone = found.hour === undefined && found.hourOfHalf === undefined;
  return { civil: day + seconds, isDayAlone, offset };
}

function dayIn(found: Partial<Record<Part, string>>, year: number): number | undefined {
  if (found.dayOfYear === undefined) {
    const month = monthOf(found.month ?? found.monthName ?? '');
    return secondsOfDay({ year, month, day: Number(found.day) });
  }
  const first = secondsOfDay({ year, month: 1, day: 1 });
  const next = secondsOfDay({ year: year + 1, month: 1, day: 1 });
  if (first === undefined || next === undefined) return undefined;
  const day = first + (Number(found.dayOfYear) - 1) * 86_400;
  return day >= first && day < next ? day : undefined;
}

function secondsIn(found: Partial<Record<Part, string>>): number | undefined {
  const minute = Number(found.minute ?? 0);
  const second = Number(found.second ?? 0);
  const hour =
    found.half === undefined
      ? Number(found.hour ?? 0)
      : hourOfHalf(Number(found.hourOfHalf), found.half);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;
  return seconds > 86_400 ? undefined : seconds;
}

/** What is wrong with a format, as the settings give it; undefined where nothing is. */
export function faultOfFormat(format: string): Words | undefined {
  if ((numericTimes as readonly string[]).includes(format)) return undefined;
  const names = tokensOf(format).flatMap((one) => ('directive' in one ? [one.directive] : []));
  const unknown = names.find((name) => !(name in directives));
  if (unknown !== undefined) return w.formats(`%${unknown}`);
  const parts = names.map((name) => directives[name]?.part);
  const has = (...wanted: Part[]) => wanted.filter((part) => parts.includes(part)).length === 1;
  const isTwice = new Set(parts).size < parts.length;
  if (parts.includes('epoch')) return parts.length === 1 ? undefined : w.formats();
  const hasDay = has('dayOfYear')
    ? !parts.includes('day') && !has('month', 'monthName')
    : has('month', 'monthName') && has('day');
  const hasHour =
    has('hour', 'hourOfHalf') ||
    !['half', 'minute', 'second'].some((part) => parts.includes(part as Part));
  const isWhole = has('year', 'shortYear') && hasDay && hasHour && !isTwice;
  if (!isWhole) return w.formats();
  return has('hourOfHalf') === has('half') ? undefined : w.halves;
}
