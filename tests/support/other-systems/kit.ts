import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';

/**
 * A layout of another system: its files, and the totals that must come out of them. Files and totals are
 * both made from the same plain list of outages, so that no total has passed through the program.
 */
export interface Layout {
  readonly name: string;
  readonly files: readonly (readonly [string, string | Uint8Array])[];
  readonly expected: Expected;
}

export interface Expected {
  readonly period: string;
  readonly rows: {
    readonly outages: number;
    /** By what the settings say, in all files of outages. */
    readonly left_out: number;
  };
  /** By code of the city, and by that of the region for all of them. */
  readonly cities: Readonly<Record<string, Totals>>;
  readonly [more: string]: unknown;
}

export interface Totals {
  readonly users: number;
  readonly user_hours: number;
  readonly interruptions: number;
  readonly hours_per_user: number;
}

/** Times are seconds of the region's own clock, which has no daylight saving. */
export interface Outage {
  readonly city: string;
  readonly users: number;
  readonly from: number;
  /** None while users are out. */
  readonly to: number | undefined;
}

export const at = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) =>
  Date.UTC(year, month - 1, day, hour, minute, second) / 1000;

export const hour = 3600;
export const minute = 60;

export const two = (n: number) => String(n).padStart(2, '0');

/** The parts of a time, each as two digits but for the year. */
export function parts(seconds: number) {
  const date = new Date(seconds * 1000);
  return {
    year: String(date.getUTCFullYear()),
    month: two(date.getUTCMonth() + 1),
    day: two(date.getUTCDate()),
    hour: two(date.getUTCHours()),
    minute: two(date.getUTCMinutes()),
    second: two(date.getUTCSeconds()),
  };
}

export function isoLike(seconds: number, between = ' '): string {
  const p = parts(seconds);
  return `${p.year}-${p.month}-${p.day}${between}${p.hour}:${p.minute}:${p.second}`;
}

interface Tally {
  readonly period: string;
  readonly from: number;
  readonly to: number;
  readonly region: string;
  readonly users: Readonly<Record<string, number>>;
  readonly outages: readonly Outage[];
  readonly leftOut: number;
}

/** Sums of whole seconds and users; the only divisions are those of the last line. */
export function totals(tally: Tally): Expected {
  const cities: Record<string, Totals> = {};
  for (const code of [...Object.keys(tally.users), tally.region]) {
    const isIn = (city: string) => code === tally.region || city === code;
    let seconds = 0;
    let interruptions = 0;
    for (const { city, users, from, to = tally.to } of tally.outages) {
      if (!isIn(city)) continue;
      seconds += users * Math.max(0, Math.min(to, tally.to) - Math.max(from, tally.from));
      if (from >= tally.from && from < tally.to && to > from) interruptions += users;
    }
    let users = 0;
    for (const [city, some] of Object.entries(tally.users)) if (isIn(city)) users += some;
    cities[code] = {
      users,
      user_hours: rounded(seconds / hour, 6),
      interruptions,
      hours_per_user: rounded(seconds / hour / users, 9),
    };
  }
  const { period, outages, leftOut } = tally;
  return { period, rows: { outages: outages.length, left_out: leftOut }, cities };
}

export const rounded = (value: number, places: number) => Number(value.toFixed(places));

/** Lines of cells; a cell is in quotes where it must be, or where the system quotes everything. */
export function delimited(
  rows: readonly (readonly (string | number)[])[],
  { delimiter = ',', end = '\n', quotesAll = false } = {},
): string {
  const cell = (value: string | number) => {
    const text = String(value);
    const isQuoted = quotesAll || text.includes(delimiter) || /["\n]/u.test(text);
    return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(delimiter) + end).join('');
}

/** Bytes of a text whose characters lie in Latin-1, which Windows-1252 shares. */
export function latin1(text: string): Uint8Array {
  if (/[^\0-\xff]/u.test(text)) throw new Error(`not in Latin-1: ${text}`);
  return Buffer.from(text, 'latin1');
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** As spreadsheets write them: A1:B2 */
  readonly merged?: readonly string[];
}

export function workbook(sheets: readonly Sheet[], bookType: 'xlsx' | 'biff8' = 'xlsx') {
  const book: WorkBook = utils.book_new();
  for (const { name, rows, merged = [] } of sheets) {
    const sheet: WorkSheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merged.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}
