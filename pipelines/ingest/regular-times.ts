/**
 * The one form in which a column's times are written, as far as DuckDB reads it as the parser does. Exports
 * write times in few regular forms; a file of one of them can be read in bulk.
 */
import type { DateOrder, Dialect } from '../../schemas/dialect.js';
import { writtenOut } from '../../schemas/time-formats.js';

/** So many cells say which form it is. */
const ENOUGH = 500;

/** Of a time in the feeds' own form, and of a date. */
export const canonicalFormats = { time: '%Y-%m-%d %H:%M:%S', date: '%Y-%m-%d' } as const;

/** The format of strptime that most of the cells fit; undefined where there is none that DuckDB can be given. */
export function regularFormat(
  cells: readonly string[],
  kind: 'time' | 'date',
  dialect: Dialect,
): string | undefined {
  // Which hour of a year is meant is worked out one by one.
  if (kind === 'time' && dialect.zone !== undefined) return undefined;
  const some = cells.slice(0, ENOUGH);
  const base =
    dialect.timeFormat === undefined ? usual(some, kind, dialect) : said(dialect.timeFormat);
  if (base === undefined || !isOf(kind, base)) return undefined;
  return commonest(variants(base), (format) => fittingCells(some, format));
}

/** What most of the cells are written in, but for leading zeros. */
function usual(
  cells: readonly string[],
  kind: 'time' | 'date',
  dialect: Dialect,
): string | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const format = formatOf(cell, dialect);
    if (format !== undefined && isOf(kind, format)) {
      counts.set(format, (counts.get(format) ?? 0) + 1);
    }
  }
  return commonest([...counts.keys()], (format) => counts.get(format) ?? 0);
}

/** A time has an hour, and a date none. */
function isOf(kind: 'time' | 'date', format: string): boolean {
  return /%-?[HI]/u.test(format) === (kind === 'time');
}

/** The first of those with most. */
function commonest(
  formats: readonly string[],
  count: (format: string) => number,
): string | undefined {
  const counted = formats.map((format) => ({ format, count: count(format) }));
  return counted.sort((a, b) => b.count - a.count)[0]?.format;
}

/** Directives that mean the same to DuckDB. */
const usable = /^(?:%(?:[YymdHIMSpbB%]|-[mdHI])|[^%])+$/u;

/** The format of the settings, where DuckDB can be given it. */
function said(timeFormat: string): string | undefined {
  const format = writtenOut(timeFormat);
  return usable.test(format) ? format : undefined;
}

const form =
  /^(\d{1,4})([-/.])\d{1,2}\2(\d{1,4})(?:(?<between> |T|, )\d{1,2}:\d\d(?<second>:\d\d)?(?<half> ?[AP]M)?)?$/u;

/** The format that a cell is written in, where its order is known. */
function formatOf(cell: string, { dateOrder, twoDigitYearsFrom }: Dialect): string | undefined {
  const match = form.exec(cell);
  if (!match) return undefined;
  const [, first = '', sign = '', last = ''] = match;
  const order = first.length === 4 ? 'year_first' : dateOrder;
  if (order === undefined) return undefined;
  const isLong = (order === 'year_first' ? first : last).length === 4;
  if (!isLong && twoDigitYearsFrom === undefined) return undefined;
  const date = inOrder[order].join(sign).replace('%Y', isLong ? '%Y' : '%y');
  const { between, second = '', half } = match.groups ?? {};
  if (between === undefined) return date;
  const clock = `:%M${second && ':%S'}`;
  const time = half === undefined ? `%H${clock}` : `%I${clock}${half.length > 2 ? ' ' : ''}%p`;
  return `${date}${between}${time}`;
}

const inOrder: Readonly<Record<DateOrder, readonly string[]>> = {
  year_first: ['%Y', '%m', '%d'],
  month_first: ['%m', '%d', '%Y'],
  day_first: ['%d', '%m', '%Y'],
};

const besideNumber = /%-?[YymdHIMS](?:%-?[YymdHIMS]|\d)|\d%-?[YymdHIMS]/u;

/** The format with and without leading zeros of days and months, and of hours. */
function variants(format: string): string[] {
  // Two numbers without anything between them want all their digits.
  if (besideNumber.test(format)) return [format];
  const bare = (one: string, names: RegExp) => one.replace(names, '%-$1');
  const both = [format, bare(format, /%([md])/gu)];
  return [...new Set(both.flatMap((one) => [one, bare(one, /%([HI])/gu)]))];
}

const patterns: Readonly<Record<string, string>> = {
  Y: '\\d{4}',
  p: '(?:AM|PM)',
  b: '[A-Z][a-z]{2}',
  B: '[A-Z][a-z]+',
  '%': '%',
};

function fittingCells(cells: readonly string[], format: string): number {
  const pattern = format
    .replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
    .replace(/%(-?)(.)/gu, (_, bare: string, name: string) =>
      bare ? '(?:\\d|[1-9]\\d)' : (patterns[name] ?? '\\d\\d'),
    );
  const expression = new RegExp(`^${pattern}$`, 'u');
  return cells.filter((cell) => expression.test(cell)).length;
}
