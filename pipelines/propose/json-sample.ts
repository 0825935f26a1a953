import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { failure } from '../base/errors.js';
import { unreadable } from '../files/unreadable.js';
import { readObject } from '../ingest/formats/jsonl.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';
import { tableOfObjects } from './objects.js';
import type { FoundEncoding, Sample } from './sample.js';

/** JSON has to be read whole to be read at all. */
const MOST = 64 << 20;
/** Objects of the list that are looked at. */
const SEEN = 20_000;
/** Lists lie this deep at most. */
const DEEPEST = 8;

export async function jsonSample(
  path: string,
  size: number,
  encoding: FoundEncoding,
): Promise<Sample> {
  if (size > MOST) {
    const megabytes = `${Math.round(size / (1 << 20))} MB`;
    throw failure(t.tooLong({ file: path, size: megabytes }), t.takePart).as('unreadable');
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  let value: unknown;
  try {
    const text = /\.gz$/iu.test(path) ? gunzipSync(bytes, { maxOutputLength: 4 * MOST }) : bytes;
    value = JSON.parse(new TextDecoder(encoding.name).decode(text));
  } catch {
    throw failure(t.noList({ file: path }), t.whatTable).as('unreadable');
  }
  const lists = listsIn(value);
  if (lists.length === 0) throw failure(t.noList({ file: path }), t.whatTable).as('unreadable');
  const tables = lists.map(({ path: list, items }) => {
    const some = items.slice(0, SEEN);
    const table = tableOfObjects(some.map((item) => readObject(JSON.stringify(item)).members));
    return lists.length > 1 ? { ...table, list } : table;
  });
  const isWhole = lists.every(({ items }) => items.length <= SEEN);
  const name = basename(path);
  return { name, path, format: 'json', encoding, tables, isWhole, hasEnd: isWhole };
}

interface List {
  readonly path: string;
  readonly items: readonly unknown[];
}

/** Lists of objects, by the names that lead to them. */
function listsIn(value: unknown, path: readonly string[] = []): List[] {
  if (Array.isArray(value)) {
    const hasObjects = value.some(
      (item) => item !== null && typeof item === 'object' && !Array.isArray(item),
    );
    return hasObjects ? [{ path: path.join('.'), items: value }] : [];
  }
  if (value === null || typeof value !== 'object' || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([name, inner]) => listsIn(inner, [...path, name]));
}
