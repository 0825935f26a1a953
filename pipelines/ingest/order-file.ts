import { loadKindCodes } from '../../schemas/codes/index.js';
/**
 * `shihu.loads.csv`: the order in which documents were loaded. It is part of the project, so that the
 * warehouse can be made anew from data/ without a change of any figure, and it can be read and edited.
 */

import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { csvRecord } from '../../reports/base/csv.js';
import { feedNames } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words.js';
import { errnoOf, usageError } from '../base/errors.js';
import { unreadable } from '../files/unreadable.js';
import { writeWhole } from '../files/whole.js';
import { parseDay } from '../project/period.js';
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
  await writeWhole(file, orderText(entries));
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
  ]);
  return `\ufeff${[header, ...rows].map((cells) => `${csvRecord(cells)}\n`).join('')}`;
}

export function parseOrder(text: string, file: string): ListedEntry[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n'));
  const [names = [], ...rows] = data;
  const at = new Map(names.map((name, i) => [name.trim(), i]));
  const lacking = (['feed', 'document'] as const).filter((name) => !at.has(name));
  if (lacking.length > 0) {
    throw wrong(file, 1, {
      zh: `缺少列 ${lacking.join('、')}`,
      en: `it lacks the column ${lacking.join(', ')}`,
    });
  }
  const entries: ListedEntry[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const cells = Object.fromEntries(
      header.map((name) => [name, row[at.get(name) ?? -1]?.trim() ?? '']),
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
  const number = cells.number ? Number(cells.number) : last + 1;
  if (!Number.isInteger(number) || number <= last) {
    throw wrong(file, line, {
      zh: `number 为“${cells.number}”，应为大于 ${last} 的整数：序号须自上而下递增（移动行之后请重新编号，或把 number 列留空）`,
      en: `number is "${cells.number}"; expected a whole number above ${last}: numbers ascend down the file (after moving a line, number them anew or leave the column number empty)`,
    });
  }
  const feed = feedNames.find((name) => name === cells.feed);
  if (!feed) {
    throw wrong(file, line, {
      zh: `feed 为“${cells.feed}”，应为 ${feedNames.join('、')} 之一`,
      en: `feed is "${cells.feed}"; expected one of ${feedNames.join(', ')}`,
    });
  }
  if (!cells.document) {
    throw wrong(file, line, { zh: 'document 为空', en: 'document is empty' });
  }
  const kind = cells.what || 'load';
  if (!loadKindCodes.has(kind)) {
    throw wrong(file, line, {
      zh: `what 为“${kind}”，应为 ${loadKindCodes.names.join(' 或 ')}`,
      en: `what is "${kind}"; expected ${loadKindCodes.names.join(' or ')}`,
    });
  }
  const unchanged = parseRuns(cells.unchanged ?? '');
  if (!unchanged) {
    throw wrong(file, line, {
      zh: `unchanged 为“${cells.unchanged}”，应写成 1:2-57;3:58`,
      en: `unchanged is "${cells.unchanged}"; expected something like 1:2-57;3:58`,
    });
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
  };
}

function windowOf(cells: Cells, number: number, file: string, line: number): WindowInForce | null {
  if (!cells.window) return null;
  const [from, to, ...rest] = cells.window.split('..');
  try {
    if (!from || !to || rest.length > 0 || parseDay(from) > parseDay(to)) throw new Error();
  } catch {
    throw wrong(file, line, {
      zh: `window 为“${cells.window}”，应写成 2022-07-01..2022-09-30`,
      en: `window is "${cells.window}"; expected something like 2022-07-01..2022-09-30`,
    });
  }
  const since = Number(cells.window_since || number);
  return { from, to, provider: cells.window_provider || null, since };
}

function wrong(file: string, line: number, what: Words): Error {
  return usageError(
    { zh: `${file} 第 ${line} 行：${what.zh}。`, en: `${file}:${line}: ${what.en}.` },
    {
      zh: '该文件记录载入次序；改好后重新运行。若删除它，文件按名称次序载入，相互矛盾的行须另行确认。',
      en: 'The file keeps the order of loads; mend it and run again. Without it documents load in the order of their names, and rows on which they disagree need another look.',
    },
  );
}
