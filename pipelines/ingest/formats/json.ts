import { joined } from '../../../schemas/words/index.js';
import { failure } from '../../base/errors.js';
import { budgets, overBudget } from '../../files/budgets.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import type { FeedReading } from '../columns.js';
import type { FeedFile } from '../files.js';
import { findHeader, layoutOf } from '../layout.js';
import { type RecordSource, whole } from '../parts.js';
import type { TextRecord } from '../records.js';
import { textOf } from '../text.js';
import { type Element, ListScanner } from './json-lists.js';
import { readObject, recordOf } from './jsonl.js';

/** What is to be known of a list before it is read. */
interface List {
  readonly names: Set<string>;
  /** Whether any of its elements is an object. */
  hasObjects: boolean;
  /** Whether several elements stand on a line, so that they are told apart by their number alone. */
  sharesLines: boolean;
  lastLine: number;
}

/** A file of JSON: its records are the objects of one list, which is all of it or stands under a name. */
export async function openJson(file: FeedFile, reading: FeedReading): Promise<RecordSource> {
  const wanted = reading.own.json_path;
  const path = chosen(await listsIn(file, wanted), file, wanted);
  const names = [...path.list.names];
  const header = findHeader([{ line: 0, cells: names }], reading.columns);
  const records = () => recordsIn(file, path, names, wanted);
  return whole({ layout: layoutOf(header, reading), records });
}

async function listsIn(file: FeedFile, wanted: string | undefined): Promise<Map<string, List>> {
  const lists = new Map<string, List>();
  const listAt = (path: string): List => {
    const known = lists.get(path);
    if (known) return known;
    const list = { names: new Set<string>(), hasObjects: false, sharesLines: false, lastLine: 0 };
    lists.set(path, list);
    return list;
  };
  for await (const elements of elementsIn(file, wanted, listAt)) {
    for (const { path, line, text } of elements) {
      const list = listAt(path);
      list.sharesLines ||= line === list.lastLine;
      list.lastLine = line;
      const { members } = readObject(text);
      list.hasObjects ||= members !== undefined;
      for (const name of members?.keys() ?? []) list.names.add(name);
      if (list.names.size > budgets.names.most) throw overBudget('names', file.name);
    }
  }
  return lists;
}

interface Chosen {
  readonly path: string;
  readonly list: List;
}

/** @throws UserError where it can't be told which list is meant */
function chosen(
  lists: ReadonlyMap<string, List>,
  { name: file, feed }: FeedFile,
  wanted: string | undefined,
): Chosen {
  const all = [...lists].map(([path, list]) => ({ path, list }));
  const filled = all.filter(({ list }) => list.hasObjects);
  const paths = joined(filled.map(({ path }) => path));
  const todo = w.namePath({ feed, path: filled[0]?.path || 'data.items' });
  if (wanted !== undefined) {
    const found = all.find(({ path }) => path === wanted);
    if (found) return found;
    const what = w.noSuchList({ file, path: wanted, paths });
    throw failure(what, lists.has('') ? w.isList : todo).as('unreadable');
  }
  if (filled.length > 1) throw failure(w.severalLists({ file, paths }), todo).as('unreadable');
  // A list without any is empty, or of something else, which each of its rows then says.
  const [only, ...others] = filled.length > 0 ? filled : all;
  if (only && others.length === 0) return only;
  throw failure(w.noList({ file }), w.makeList).as('unreadable');
}

async function* recordsIn(
  file: FeedFile,
  { path, list }: Chosen,
  names: readonly string[],
  wanted: string | undefined,
): AsyncGenerator<TextRecord[]> {
  let number = 0;
  for await (const elements of elementsIn(file, wanted)) {
    yield elements
      .filter((one) => one.path === path)
      .map(({ line, text }) => {
        number += 1;
        return recordOf(list.sharesLines ? number : line, onOneLine(text), names);
      });
  }
}

/** Inside of texts there are no line breaks, if the element is valid. */
function onOneLine(text: string): string {
  return text.includes('\n') ? text.replace(/\n[ \t]*/gu, ' ') : text;
}

async function* elementsIn(
  file: FeedFile,
  wanted: string | undefined,
  meet?: (path: string) => unknown,
): AsyncGenerator<Element[]> {
  const scanner = new ListScanner(file.name, wanted);
  for await (const piece of textOf(file)) {
    const elements = scanner.take(piece);
    if (elements.length > 0) yield elements;
  }
  scanner.end();
  for (const path of scanner.paths) meet?.(path);
}
