import { loadKindCodes } from '../../schemas/codes/index.js';
/**
 * `shihu.loads.csv`: the order in which documents were loaded. It is part of the project, so that the
 * warehouse can be made anew from data/ without a change of any figure, and it can be read and edited.
 */

import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { csvRecord } from '../../reports/base/csv.js';
import { bare, harmless } from '../../reports/base/live.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { parseDate } from '../../schemas/times.js';
import { joined, type Words } from '../../schemas/words/index.js';
import { errnoOf, usageError } from '../base/errors.js';
import { ownPlace } from '../files/guard.js';
import { unreadable } from '../files/unreadable.js';
import { writeWhole } from '../files/whole.js';
import { parseDay } from '../project/period.js';
import { orderFileWords as w } from '../words/order-file.js';
import type { LogEntry, WindowInForce } from './log.js';
import { parseRuns, type Runs, writeRuns } from './runs.js';

/** An entry as the file lists it. */
export interface ListedEntry extends LogEntry {
  /** Lines whose rows keep the standing of an earlier load. */
  readonly unchanged: Runs;
}

const header = [
  'number',
  'what',
  'feed',
  'document',
  'content_hash',
  'window',
  'window_provider',
  'window_since',
  'ordered_by',
  'unchanged',
  'loaded_on',
] as const;
type Column = (typeof header)[number];
type Cells = Readonly<Partial<Record<Column, string>>>;

/** Nothing where there is no such file. @throws UserError that names the line that is wrong */
export async function readOrderFile(file: string): Promise<ListedEntry[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw unreadable(file, error);
  }
  return parseOrder(text, file);
}

export async function writeOrderFile(file: string, entries: readonly ListedEntry[]): Promise<void> {
  const text = orderText(entries);
  const held = await readFile(file, 'utf8').catch(() => undefined);
  if (held !== text) await writeWhole(ownPlace(file), text);
}

export function orderText(entries: readonly ListedEntry[]): string {
  const rows = entries.map((entry) => [
    String(entry.number),
    entry.kind,
    entry.feed,
    entry.document,
    entry.hash,
    entry.window ? `${entry.window.from}..${entry.window.to}` : '',
    entry.window?.provider ?? '',
    String(entry.window?.since ?? ''),
    entry.orderedBy,
    writeRuns(entry.unchanged),
    entry.loadedOn ?? '',
  ]);
  return `\ufeff${[header, ...rows].map((cells) => `${csvRecord(cells.map(harmless))}\n`).join('')}`;
}

export function parseOrder(text: string, file: string): ListedEntry[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n'));
  const [names = [], ...rows] = data;
  const at = new Map(names.map((name, i) => [name.trim(), i]));
  const lacking = (['feed', 'document'] as const).filter((name) => !at.has(name));
  if (lacking.length > 0) {
    throw wrong(file, 1, w.noColumn({ columns: joined(lacking) }));
  }
  const entries: ListedEntry[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = Object.fromEntries(
      header.map((name) => [name, bare(row[at.get(name) ?? -1]?.trim() ?? '')]),
    ) as Cells;
    entries.push(entryOf(cells, entries, file, i + 2));
  }
  return entries;
}

function entryOf(
  cells: Cells,
  above: readonly ListedEntry[],
  file: string,
  line: number,
): ListedEntry {
  const last = above.at(-1)?.number ?? 0;
  const number = cells.number ? wholeNumber(cells.number) : last + 1;
  if (number === undefined || number <= last) {
    throw wrong(file, line, w.number({ found: cells.number ?? '', last }));
  }
  const feed = feedNames.find((name) => name === cells.feed);
  if (!feed) {
    const found = cells.feed ?? '';
    throw wrong(file, line, w.oneOf({ column: 'feed', found, allowed: joined(feedNames) }));
  }
  if (!cells.document) {
    throw wrong(file, line, w.noDocument);
  }
  const kind = cells.what || 'load';
  if (!loadKindCodes.has(kind)) {
    const allowed = joined(loadKindCodes.names);
    throw wrong(file, line, w.oneOf({ column: 'what', found: kind, allowed }));
  }
  const unchanged = parseRuns(cells.unchanged ?? '');
  if (!unchanged) {
    const found = cells.unchanged ?? '';
    throw wrong(file, line, w.form({ column: 'unchanged', found, example: '1:2-57;3:58' }));
  }
  return {
    number,
    kind,
    feed,
    document: cells.document,
    hash: (cells.content_hash ?? '').toLowerCase(),
    window: windowOf(cells, number, file, line),
    orderedBy: cells.ordered_by === 'name' ? 'name' : 'arrival',
    unchanged,
    loadedOn: dayOf(cells, file, line),
  };
}

/** Files of earlier versions lack the column. */
function dayOf({ loaded_on: found }: Cells, file: string, line: number): string | null {
  if (!found) return null;
  // As Excel writes it back, too.
  const day = parseDate(found);
  if (day.ok && day.value !== null) return day.value;
  throw wrong(file, line, w.form({ column: 'loaded_on', found, example: '2022-07-01' }));
}

function windowOf(cells: Cells, number: number, file: string, line: number): WindowInForce | null {
  if (!cells.window) return null;
  const [from, to, ...rest] = cells.window.split('..');
  try {
    if (!from || !to || rest.length > 0 || parseDay(from) > parseDay(to)) throw new Error();
  } catch {
    const example = '2022-07-01..2022-09-30';
    throw wrong(file, line, w.form({ column: 'window', found: cells.window, example }));
  }
  const since = cells.window_since ? wholeNumber(cells.window_since) : number;
  if (since === undefined) {
    const found = cells.window_since ?? '';
    throw wrong(file, line, w.form({ column: 'window_since', found, example: String(number) }));
  }
  return { from, to, provider: cells.window_provider || null, since };
}

/** In digits: an empty cell is no zero, and 1e3 and 0x10 are no numbers of loads. */
function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

function wrong(file: string, line: number, what: Words): Error {
  return usageError(w.wrong({ file, line, what }), w.howToCorrect).as('bad_order_file');
}
