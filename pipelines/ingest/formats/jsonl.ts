import type { Words } from '../../../schemas/words/index.js';
import { budgets, overBudget } from '../../files/budgets.js';
import { rowWords as rows } from '../../words/ingest-rows.js';
import type { FeedReading } from '../columns.js';
import type { FeedFile } from '../files.js';
import { findHeader, layoutOf } from '../layout.js';
import { type RecordSource, whole } from '../parts.js';
import type { TextRecord } from '../records.js';
import { textOf } from '../text.js';

/** Members of an object as text, in the order of the line. */
type Members = Map<string, string>;

/** A file of one JSON object a line; its header is every name in it, in the order of appearance. */
export async function openJsonLines(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  const names = await namesIn(file);
  const header = findHeader([{ line: 0, cells: names }], reading.columns);
  return whole({ layout: layoutOf(header, reading), records: () => recordsIn(file, names) });
}

async function namesIn(file: FeedFile): Promise<string[]> {
  const names = new Set<string>();
  for await (const lines of linesOf(textOf(file))) {
    for (const one of lines) {
      const { members } = readObject(one.text);
      for (const name of members?.keys() ?? []) names.add(name);
      if (names.size > budgets.names.most) throw overBudget('names', file.name);
    }
  }
  return [...names];
}

async function* recordsIn(file: FeedFile, names: readonly string[]): AsyncGenerator<TextRecord[]> {
  for await (const lines of linesOf(textOf(file))) {
    yield lines.map(({ line, text }) => recordOf(line, text, names));
  }
}

/** The record that an object makes, its cells in the order of the names. */
export function recordOf(line: number, text: string, names: readonly string[]): TextRecord {
  const { members, why } = readObject(text);
  if (why) return { line, cells: [], raw: text, broken: why };
  return { line, cells: names.map((name) => members.get(name) ?? ''), raw: text };
}

interface Line {
  readonly line: number;
  readonly text: string;
}

/** Lines that are not blank, with their numbers. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let line = 1;
  let pending = '';
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    const parts = chunk.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      const text = pending + part;
      pending = '';
      if (text.trim() !== '') lines.push({ line, text });
      line += 1;
    }
    pending += last;
    if (lines.length > 0) yield lines;
  }
  if (pending.trim() !== '') yield [{ line, text: pending }];
}

type ReadObject =
  | { readonly members: Members; readonly why?: undefined }
  | { readonly members?: undefined; readonly why: Words };

/**
 * Reads one object. `JSON.parse` judges the line; the texts of its members are taken from the line
 * itself, since a parsed number has lost digits beyond the sixteenth, and a parsed object the order
 * of its names and those given twice.
 */
export function readObject(text: string): ReadObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { why: rows.notJson };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { why: rows.notAnObject };
  }
  const members: Members = new Map();
  for (const [name, written] of membersOf(text)) {
    const cell = cellOf(written);
    if (members.has(name) && members.get(name) !== cell) return { why: rows.givenTwice({ name }) };
    members.set(name, cell);
    // So many names are too many for a whole file.
    if (members.size > budgets.names.most) break;
  }
  return { members };
}

const stringOrBracket = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]/gu;

/** Objects further inside, and below longer names, are no columns but text. */
const DEEPEST = 16;
const LONGEST_NAME = 1000;

/**
 * Names and values of an object that is known to be valid, each value as it is written. Those of an object in
 * it have the names of both: `properties.users`.
 */
function* membersOf(
  text: string,
  prefix = '',
  inside = 0,
): Generator<[name: string, written: string]> {
  let depth = 0;
  let name = '';
  let from = 0;
  for (const { 0: token, index } of text.matchAll(stringOrBracket)) {
    if (depth === 1 && token === ':') {
      name = prefix + (JSON.parse(text.slice(from, index)) as string);
      from = index + 1;
    } else if (depth === 1 && (token === ',' || token === '}')) {
      const written = text.slice(from, index).trim();
      const isObject = written.startsWith('{') && inside < DEEPEST && name.length < LONGEST_NAME;
      if (isObject) yield* membersOf(written, `${name}.`, inside + 1);
      else if (written !== '') yield [name, written];
      from = index + 1;
    }
    if (token === '{' || token === '[') {
      depth += 1;
      if (depth === 1) from = index + 1;
    }
    if (token === '}' || token === ']') depth -= 1;
  }
}

function cellOf(written: string): string {
  if (written === 'null') return '';
  return written.startsWith('"') ? (JSON.parse(written) as string) : written;
}
