import type { FeedColumn } from '../../schemas/feeds/index.js';
import { cleanCell, parseCell } from '../../schemas/fields.js';
import { ignoredSpelling } from '../../schemas/vocabulary.js';

/** One city's part in a row that names several. */
export interface Share {
  /** Text of its city. */
  readonly city: string;
  /** Its code: it goes behind the identity of the row. */
  readonly code: string;
  readonly users: string;
  /** The spelling for which the settings skip it. */
  readonly ignored: string | undefined;
}

/**
 * A row of several cities as one of each, which has an equal share of the users: the first ones have one
 * more until the sum is exact. Undefined where the cell is one city, and where a city or the number of
 * users isn't understood: then the row is rejected as it stands, whole.
 */
export function sharesOf(
  city: FeedColumn,
  cell: string,
  users: FeedColumn,
  usersCell: string,
): Share[] | undefined {
  const { splitAt } = city;
  if (splitAt === undefined || !cell.includes(splitAt)) return undefined;
  // A text with the separator in it may be a city by the settings.
  if (parseCell(city.schema, cell).ok) return undefined;
  const cities = new Map<string, string>();
  for (const part of cell.split(splitAt)) {
    if (cleanCell(part) === null) continue;
    const read = parseCell(city.schema, part);
    if (!read.ok) return undefined;
    if (read.value !== null && !cities.has(read.value)) cities.set(read.value, part);
  }
  const count = parseCell(users.schema, usersCell);
  if (cities.size === 0 || !count.ok || count.value === null) return undefined;
  if (cities.size === 1) {
    const [[code, text] = ['', '']] = cities;
    return [{ city: text, code, users: usersCell, ignored: ignoredSpelling(code) }];
  }
  const total = Number(count.value);
  const least = Math.floor(total / cities.size);
  const more = total - least * cities.size;
  return [...cities].map(([code, text], i) => ({
    city: text,
    code,
    users: String(least + (i < more ? 1 : 0)),
    ignored: ignoredSpelling(code),
  }));
}
