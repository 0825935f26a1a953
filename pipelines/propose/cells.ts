import type { FeedColumn, FeedName } from '../../schemas/feeds/index.js';
import { parseCell } from '../../schemas/fields.js';
import type { ColumnSetting } from '../../schemas/settings/columns.js';
import { readColumns } from '../ingest/columns.js';
import type { LoadedSettings } from '../project/settings.js';
import type { Reading } from './question.js';

type Context = Pick<LoadedSettings, 'settings' | 'region'>;

/** What a column would be if the settings said so: the real parser in that way of writing. */
export function columnWith(
  feed: FeedName,
  name: string,
  setting: ColumnSetting,
  { settings, region }: Context,
  document: string,
): FeedColumn {
  const own = settings.feeds[feed] ?? {};
  const before = own.columns?.[name];
  const known =
    before === undefined
      ? {}
      : typeof before === 'string' || Array.isArray(before)
        ? { header: before }
        : before;
  const columns = { ...own.columns, [name]: { ...known, ...setting } };
  const feeds = { ...settings.feeds, [feed]: { ...own, columns } };
  const read = readColumns(feed, { settings: { ...settings, feeds }, region }, document).columns;
  const found = read.find((column) => column.name === name);
  if (!found) throw new Error(`${feed} has no column ${name}`);
  return found;
}

/** What the column makes of each text; undefined where it refuses it. */
export function readWith(
  { schema }: FeedColumn,
  texts: Iterable<string>,
): Map<string, string | null | undefined> {
  const read = new Map<string, string | null | undefined>();
  for (const text of texts) {
    const parsed = parseCell(schema, text);
    read.set(text, parsed.ok ? parsed.value : undefined);
  }
  return read;
}

/** Up to three texts as they are read, those first that tell two ways apart. */
export function examplesOf(
  read: ReadonlyMap<string, string | null | undefined>,
  first: readonly string[] = [],
): Reading[] {
  const texts = [...new Set([...first, ...read.keys()])].slice(0, 3);
  return texts.map((cell) => ({ cell, value: read.get(cell) ?? null }));
}
