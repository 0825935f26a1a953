import type { FeedColumn } from '../../schemas/feeds/index.js';
import { bareCity, fold } from '../../schemas/vocabulary.js';
import type { Database } from '../base/database.js';
import type { FeedReading } from './columns.js';
import { incomingTable } from './incoming.js';
import { textOf, typedTable } from './interpret.js';

/** A spelling of a coded value, as a file or the settings write it. */
export interface Spelling {
  readonly column: string;
  readonly spelling: string;
}

/**
 * Which of the spellings under `feeds.<feed>.values` the cells of the file just read have.
 * @param seen spellings of rows that left no text behind, being read in bulk or skipped
 */
export async function metSpellings(
  database: Database,
  { columns, own: { values } }: FeedReading,
  seen: readonly Spelling[],
): Promise<Spelling[]> {
  const met: Spelling[] = [];
  for (const column of columns) {
    const own = Object.keys(values?.[column.name as keyof typeof values] ?? {});
    if (own.length === 0) continue;
    const found = await textsOf(database, column);
    for (const one of seen) if (one.column === column.name) found.push(one.spelling);
    const folded = new Set(found.flatMap((text) => [fold(text), bareCity(text)]));
    for (const spelling of own) {
      if (folded.has(fold(spelling))) met.push({ column: column.name, spelling });
    }
  }
  return met;
}

/** Each once, in an order that does not depend on that of the rows. */
export function distinctSpellings(all: readonly Spelling[]): Spelling[] {
  const byKey = new Map(all.map((one) => [`${one.column} ${one.spelling}`, one]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

async function textsOf(database: Database, column: FeedColumn): Promise<string[]> {
  const { name, kind } = column;
  const asked = [[typedTable, textOf(column)]];
  // A text is its own value, so rows that were read in bulk still have it.
  if (kind === 'text') asked.push([incomingTable, name]);
  const texts: string[] = [];
  for (const [table, text] of asked) {
    const { values } = await database.query(
      `select distinct "${text}" from ${table} where "${text}" is not null`,
    );
    for (const [value] of values) texts.push(String(value));
  }
  return texts;
}
