import { type Dialect, usualDialect } from './dialect.js';
import { readNumber } from './numbers.js';
import { bad, LONGEST_PLAIN, ok, type Parsed, plainDigits } from './parse.js';
import { halfUp, partedFromUnit, type Scale, shownWithUnit } from './units.js';
import type { Words } from './words/index.js';

/** A length of time, and how far from it the real one may be: both as fractions of a second. */
interface Length {
  readonly seconds: Fraction;
  /** One unit of the last digit written. */
  readonly step: Fraction;
}
interface Fraction {
  readonly of: bigint;
  readonly over: bigint;
}

/** Longer than from the first to the last year that a time may lie in. */
const MOST_SECONDS = 300n * 366n * 86_400n;

/** A length of time as whole seconds, rounded half up. */
export function parseDuration(text: string, dialect: Dialect = usualDialect): Parsed {
  const read = readLength(text, dialect);
  if ('refusal' in read) return bad('bad_number', shownWithUnit(text), read.refusal);
  const seconds = halfUp(read.seconds.of, read.seconds.over);
  return seconds > MOST_SECONDS
    ? bad('bad_number', shownWithUnit(text), forms)
    : ok(String(seconds));
}

/**
 * So many seconds or more apart, a length and the time between two moments disagree. Moments are cut to
 * whole seconds, of which a length with a fraction knows nothing.
 */
export function unlikeFrom(text: string, dialect: Dialect = usualDialect): number | undefined {
  const read = readLength(text, dialect);
  if ('refusal' in read) return undefined;
  const { of, over } = read.step;
  return of < over ? 2 : Number(of) / Number(over);
}

function readLength(text: string, dialect: Dialect): Length | { readonly refusal: Words } {
  const { cell, scale } = partedFromUnit(text, 'length');
  if (cell.length > LONGEST_PLAIN) return { refusal: forms };
  const written = plainDigits(cell).trim();
  const found = ofClock(written, scale) ?? ofIso(written) ?? ofParts(written, dialect);
  if (found) return found;
  const read = readNumber(text, dialect, 'length', false);
  if ('refusal' in read) return { refusal: read.refusal ?? forms };
  return read.scale ? ofNumber(read.digits, read.scale) : { refusal: unitUnsaid(written) };
}

function ofNumber(
  { whole, fraction }: { whole: string; fraction: string },
  { times, over }: Pick<Scale, 'times' | 'over'>,
): Length {
  const below = 10n ** BigInt(fraction.length) * over;
  return {
    seconds: { of: BigInt(whole + fraction) * times, over: below },
    step: { of: times, over: below },
  };
}

/** Days that a workbook puts before a time of day: it counts them from the one before 1900-01-01. */
const sheetDay = /^(?<day>1899-12-31|1900-0[12]-\d\d|1904-01-01)[ T](?=\d)/u;
const clock =
  /^(?:(?<days>\d{1,5})\s*(?:天|日|d|days?)[\s,]*)?(?<hours>\d{1,6}):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d)(?:[.,](?<fraction>\d{1,9}))?)?$/iu;

/** `01:30:00` and `1:30`, hours first; what is in minutes might begin with these. */
function ofClock(written: string, ofHeader: Scale | undefined): Length | undefined {
  const day = sheetDay.exec(written)?.groups?.day;
  const rest = day === undefined ? written : written.slice(day.length + 1);
  const groups = clock.exec(rest)?.groups;
  if (!groups) return undefined;
  const { days = '0', hours = '0', minutes = '0', seconds, fraction = '' } = groups;
  if (seconds === undefined && ofHeader && ofHeader.times < 3600n) return undefined;
  const whole =
    (BigInt(days) + daysOf(day)) * 86_400n +
    BigInt(hours) * 3600n +
    BigInt(minutes) * 60n +
    BigInt(seconds ?? 0);
  const one = { times: seconds === undefined ? 60n : 1n, over: 1n };
  const { step } = ofNumber({ whole: '0', fraction }, one);
  return {
    seconds: ofNumber({ whole: String(whole), fraction }, { ...one, times: 1n }).seconds,
    step,
  };
}

function daysOf(day: string | undefined): bigint {
  if (day === undefined || day === '1904-01-01') return 0n;
  return BigInt(Math.round((Date.parse(`${day}T00:00Z`) - Date.UTC(1899, 11, 31)) / 86_400_000));
}

/** `P1DT2H30M`: no years and months, of which not all are as long. */
const iso =
  /^P(?=[\dT])(?:(\d{1,9}(?:[.,]\d{1,9})?)W)?(?:(\d{1,9}(?:[.,]\d{1,9})?)D)?(?:T(?=\d)(?:(\d{1,9}(?:[.,]\d{1,9})?)H)?(?:(\d{1,9}(?:[.,]\d{1,9})?)M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?)?$/iu;
const isoSeconds = [604_800n, 86_400n, 3600n, 60n, 1n] as const;

function ofIso(written: string): Length | undefined {
  const match = iso.exec(written);
  if (!match) return undefined;
  return sumOf(
    isoSeconds.flatMap((times, i) => {
      const [whole = '0', fraction = ''] = match[i + 1]?.split(/[.,]/u) ?? [];
      return match[i + 1] === undefined ? [] : [ofNumber({ whole, fraction }, { times, over: 1n })];
    }),
  );
}

const part = /(\d[\d.,]*)\s*(\p{L}+)[\s,]*/gu;

/** `1小时30分` and `1h 30m`: several numbers with units, the longer before the shorter. */
function ofParts(written: string, dialect: Dialect): Length | undefined {
  const parts = [...written.matchAll(part)];
  if (parts.length < 2 || parts.map(([all]) => all).join('') !== written) return undefined;
  const lengths: Length[] = [];
  let before: bigint | undefined;
  for (const [, number = '', unit = ''] of parts) {
    const read = readNumber(`${number}${unit}`, dialect, 'length', false);
    if ('refusal' in read || !read.scale) return undefined;
    if (before !== undefined && read.scale.times >= before) return undefined;
    before = read.scale.times;
    lengths.push(ofNumber(read.digits, read.scale));
  }
  return sumOf(lengths);
}

/** As exact as its last part. */
function sumOf(parts: readonly Length[]): Length | undefined {
  const last = parts.at(-1);
  if (!last) return undefined;
  const seconds = parts.reduce<Fraction>(
    (sum, { seconds: { of, over } }) => ({
      of: sum.of * over + of * sum.over,
      over: sum.over * over,
    }),
    { of: 0n, over: 1n },
  );
  return { seconds, step: last.step };
}

function unitUnsaid(written: string): Words {
  const yaml = 'duration: { header: …, unit: minutes }';
  return {
    zh: `可能是 ${written} 分钟，也可能是 ${written} 小时；请在 shihu.yaml 中写明单位（feeds.outages.columns 下 ${yaml}）`,
    en: `it may be ${written} minutes or ${written} hours; say the unit in shihu.yaml, under feeds.outages.columns (${yaml})`,
  };
}

const forms = {
  zh: '应为带单位的时长，如 90分钟、1小时30分、01:30:00 或 PT1H30M',
  en: 'expected a length of time with its unit, such as 90 min, 1h 30m, 01:30:00 or PT1H30M',
};
