import { feeds } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';
import { inBulk } from './bulk.js';
import { type FeedReading, readColumns } from './columns.js';
import { type FeedFile, requireUnchanged } from './files.js';
import { incomingTable, makeIncoming } from './incoming.js';
import { cleanedTable, faultTable, interpret, typedTable } from './interpret.js';
import { land, landingTable } from './landing.js';
import type { Layout } from './layout.js';
import { limitMemory, limitMemoryFor, limitMemoryToLand } from './memory.js';
import { partsTimes, type RecordSource, type SourcePart } from './parts.js';
import type { TextRecord } from './records.js';
import { compareRows } from './repeats.js';
import { type Skip, SkipTally } from './skips.js';
import { openSource } from './source.js';
import { distinctSpellings, metSpellings, type Spelling } from './spellings.js';
import { gatherRows, type RawLines } from './store.js';
import { firstPart, type Told, toldOf } from './told.js';
import { openUtf8, readLines } from './utf8-file.js';

/** Tables of a file's rows that are of no use once it is stored. */
const scratchTables = [landingTable, cleanedTable, typedTable, incomingTable];

export interface Reader {
  readonly loaded: LoadedSettings;
  /** Size in bytes from which a file is read in bulk. */
  readonly bulkFrom: number | undefined;
}

/** bulk: DuckDB's reader took the canonical rows; rows: every row was read by itself. */
export type Way = 'bulk' | 'rows';

/** What reading a file gave: its rows wait in the table of incoming ones, its faults beside them. */
export interface ReadFile {
  readonly file: FeedFile;
  readonly layout: Layout;
  readonly parts: readonly SourcePart[];
  readonly told: Told;
  readonly spellings: readonly Spelling[];
  readonly rows: number;
  readonly skips: readonly Skip[];
  readonly way: Way;
  readonly rawLines: RawLines;
}

/** Reads a file and lets `store` have what it gave, before that is thrown away. */
export async function readFile<T>(
  warehouse: Database,
  file: FeedFile,
  reader: Reader,
  store: (read: ReadFile) => Promise<T>,
): Promise<T> {
  const feedReading = readColumns(file.feed, reader.loaded, file.name);
  const source = await openSource(file, feedReading);
  try {
    return await readSource(warehouse, { file, feedReading, source }, reader, store);
  } finally {
    await source.close();
  }
}

interface Opened {
  readonly file: FeedFile;
  readonly feedReading: FeedReading;
  readonly source: RecordSource;
}

async function readSource<T>(
  warehouse: Database,
  { file, feedReading, source }: Opened,
  { loaded, bulkFrom }: Reader,
  store: (read: ReadFile) => Promise<T>,
): Promise<T> {
  const { columns, constants } = feedReading;
  const groups = file.feed === 'outages' && loaded.settings.repeated_rows === 'groups';
  const { parts } = source;
  // Only a file that is one piece can be read in bulk.
  const { layout, head } = firstPart(source, feedReading);
  const utf8 = await openUtf8(file, head, warehouse.path);
  try {
    const bulk = await inBulk(warehouse, file, utf8, layout, columns, constants, bulkFrom);
    if (!bulk) {
      await makeIncoming(warehouse, columns);
      await limitMemoryToLand(warehouse);
    }
    const rest = bulk ? parts.map((part) => ({ ...part, records: bulk.rest })) : parts;
    const landed = await land(warehouse, rest, columns, constants, nameInFeed(file));
    // A process that reads it need not be there while its rows are looked at.
    await source.close();
    if (!bulk) await limitMemoryFor(warehouse, landed.rowsRead);
    await interpret(warehouse, feeds[file.feed], columns);
    await gatherRows(warehouse, file.feed, columns);
    const allParts = partsTimes(parts, landed.copies);
    const names = allParts.map(({ name }) => name);
    const repeats = await compareRows(warehouse, file.feed, columns, groups, names);
    const skips = new SkipTally();
    for (const some of [landed.skips, bulk?.skips ?? []]) skips.addAll(some);
    skips.add('repeat', null, null, repeats);
    const seen = [...(bulk?.spellings ?? []), ...ignoredIn(skips.skips)];
    const spellings = await metSpellings(warehouse, feedReading, seen);
    const metFilters = distinctSpellings([...landed.metFilters, ...(bulk?.metFilters ?? [])]);
    const rawLines = async (lines: readonly number[]) =>
      bulk ? rawByLine(readLines(utf8, lines, layout.delimiter)) : landedRaw(warehouse);
    await requireUnchanged(file);
    return await store({
      file,
      layout,
      rows: landed.rowsRead + (bulk?.rows ?? 0),
      skips: skips.skips,
      way: bulk ? 'bulk' : 'rows',
      rawLines,
      parts: allParts,
      told: toldOf(source, feedReading, file.name),
      spellings: [...spellings, ...metFilters],
    });
  } finally {
    for (const table of scratchTables) await warehouse.query(`drop table if exists ${table}`);
    if (warehouse.path !== ':memory:') await limitMemory(warehouse);
    utf8.remove();
  }
}

/** Spellings of rows that were skipped for them. */
function ignoredIn(skips: readonly Skip[]): Spelling[] {
  return skips.flatMap(({ reason, setting, value }) =>
    reason === 'values' && setting !== null && value !== null
      ? [{ column: setting.replace('values.', ''), spelling: value }]
      : [],
  );
}

/** A document's name without the folder that all of its feed are in. */
function nameInFeed({ feed, name }: FeedFile): string {
  return name.startsWith(`data/${feed}/`) ? name.slice(feed.length + 6) : name;
}

async function rawByLine(records: AsyncIterable<TextRecord[]>): Promise<Map<number, string>> {
  const raw = new Map<number, string>();
  for await (const some of records) for (const record of some) raw.set(record.line, record.raw);
  return raw;
}

async function landedRaw(warehouse: Database): Promise<Map<number, string>> {
  const rows = await warehouse.rows(
    `select source_line, raw from ${typedTable}
     where source_line in (select source_line from ${faultTable})`,
  );
  return new Map(rows.map((row) => [Number(row.source_line), String(row.raw)]));
}
