/**
 * Ingest, file by file:
 *   1. examine   the whole file once: its hash and its encoding         (files, encoding)
 *   2. plan      new, held already, or to be read again                 (plan)
 *   3. land      delimiter, header, records; texts into a table         (source, layout, records,
 *                                                                       sorter, landing)
 *   4. interpret texts into typed columns; each wrong cell is a fault   (interpret)
 *   5. compare   repeats and contradictions inside the file             (repeats)
 *   6. store     rows, rejects and the batch, in one transaction        (store)
 */
import { createHash } from 'node:crypto';
import { type FeedName, feeds } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { UserError } from '../base/errors.js';
import type { LoadedSettings } from '../project/settings.js';
import type { CellReading } from './canonical.js';
import { readColumns } from './columns.js';
import { type FeedFile, requireUnchanged } from './files.js';
import { incomingTable, makeIncoming } from './incoming.js';
import { cleanedTable, faultTable, interpret, typedTable } from './interpret.js';
import { land, landingTable } from './landing.js';
import { openPlain, readLines } from './plain-file.js';
import { type HeldBatch, planIngest, type Step } from './plan.js';
import type { TextRecord } from './records.js';
import { compareRows } from './repeats.js';
import { openSource } from './source.js';
import { metSpellings, type Spelling } from './spellings.js';
import {
  type BatchCounts,
  gatherRows,
  type Replacement,
  storeBatch,
  storeRejects,
  storeRows,
  withdrawBatch,
} from './store.js';
import { planSwift, readSwiftly } from './swift.js';
import { firstPart, type Told, toldOf } from './told.js';

/** Raised when the same file would be read differently by a newer program. */
const READER_VERSION = 2;

/** Memory of DuckDB while files are read. */
const INGEST_MEMORY = '1200MB';

/** Tables of a file's rows that are of no use once it is stored. */
const scratchTables = [landingTable, cleanedTable, typedTable, incomingTable];

export interface IngestedFile extends BatchCounts, Told {
  readonly feed: FeedName;
  readonly name: string;
  readonly batchId: string;
  readonly did: Step['do'];
  /** Spellings under the settings' `values` that its cells have. */
  readonly metSpellings: readonly Spelling[];
}

export interface IngestOptions {
  readonly replacement?: Replacement;
  readonly onFile?: (step: Step) => void;
  /** Size in bytes from which a file is read the swift way. */
  readonly swiftFrom?: number;
}

/** Brings files into the warehouse. Each file is loaded whole or, if that fails, not at all. */
export async function ingestFiles(
  warehouse: Database,
  files: readonly FeedFile[],
  loaded: LoadedSettings,
  options: IngestOptions = {},
): Promise<IngestedFile[]> {
  const held = await heldBatches(warehouse);
  const readings = Object.fromEntries(
    (Object.keys(feeds) as FeedName[]).map((feed) => [feed, readingOf(feed, loaded)]),
  );
  const done: IngestedFile[] = [];
  // A planner's laptop has other things open; rows beyond this wait on disk.
  await warehouse.query(`set memory_limit = '${INGEST_MEMORY}'`);
  try {
    for (const step of planIngest(files, held, readings)) {
      if (step.do === 'pass' && !options.replacement) continue;
      options.onFile?.(step);
      done.push(await ingestFile(warehouse, step, loaded, options));
    }
  } finally {
    await warehouse.query('reset memory_limit');
  }
  return done;
}

async function heldBatches(warehouse: Database): Promise<HeldBatch[]> {
  const rows = await warehouse.rows(
    'select batch_order, feed, content_hash, reading from held_batches order by batch_order',
  );
  return rows.map((row) => ({
    order: Number(row.batch_order),
    feed: String(row.feed),
    hash: String(row.content_hash),
    reading: String(row.reading),
  }));
}

async function ingestFile(
  warehouse: Database,
  step: Step,
  loaded: LoadedSettings,
  { replacement, swiftFrom }: IngestOptions,
): Promise<IngestedFile> {
  const { file, order } = step;
  const feedReading = readColumns(file.feed, loaded);
  const { columns, constants } = feedReading;
  const id = `${file.feed}-${file.hash.slice(0, 12)}`;
  const reading = readingOf(file.feed, loaded);
  const groups = file.feed === 'outages' && loaded.settings.repeated_rows === 'groups';
  const source = await openSource(file, feedReading, warehouse);
  const { parts } = source;
  const names = parts.map(({ name }) => name);
  // Only a file that is one piece can be read swiftly.
  const { layout, head } = firstPart(source, feedReading);
  const plain = await openPlain(file, head, warehouse.path);
  const read = async (cells: CellReading | undefined) => {
    const swift = cells && (await readSwiftly(warehouse, file, plain, layout, columns, cells));
    if (!swift) await makeIncoming(warehouse, columns);
    const rest = swift ? parts.map((part) => ({ ...part, records: swift.rest })) : parts;
    const landed = await land(warehouse, rest, columns, constants);
    await interpret(warehouse, feeds[file.feed], columns);
    await gatherRows(warehouse, file.feed, columns);
    const repeats = await compareRows(warehouse, file.feed, columns, groups, names);
    const seen = swift ? (cells?.spellings ?? []) : [];
    const spellings = await metSpellings(warehouse, feedReading, seen);
    const rawLines = async (lines: readonly number[]) =>
      swift ? rawByLine(readLines(plain, lines, layout.delimiter)) : landedRaw(warehouse);
    return {
      rows: landed.rowsRead + (swift?.rows ?? 0),
      skipped: landed.rowsSkipped + repeats,
      rawLines,
      spellings,
    };
  };
  try {
    const cells = await planSwift(warehouse, file, plain, layout, columns, constants, swiftFrom);
    const { rows, skipped, rawLines, spellings } = await read(cells).catch((error: unknown) => {
      // What DuckDB's reader can't digest, the thorough way can still take apart line by line.
      if (cells && !(error instanceof UserError)) return read(undefined);
      throw error;
    });
    await requireUnchanged(file);
    const counts = await warehouse.transaction(async () => {
      if (step.do !== 'load') await withdrawBatch(warehouse, file.feed, order);
      const loaded = await storeRows(warehouse, file.feed, columns, order);
      const rejected = await storeRejects(warehouse, file.feed, order, rawLines);
      const batch = { order, id, reading, layout, replacement };
      return storeBatch(warehouse, file, batch, { rows, loaded, rejected, skipped });
    });
    return {
      ...counts,
      feed: file.feed,
      name: file.name,
      batchId: id,
      did: step.do,
      ...toldOf(source, feedReading, file.name),
      metSpellings: spellings,
    };
  } finally {
    for (const table of scratchTables) await warehouse.query(`drop table if exists ${table}`);
    await plain.remove();
  }
}

async function rawByLine(records: AsyncIterable<TextRecord[]>): Promise<Map<number, string>> {
  const raw = new Map<number, string>();
  for await (const some of records) for (const record of some) raw.set(record.line, record.raw);
  return raw;
}

async function landedRaw(warehouse: Database): Promise<Map<number, string>> {
  const rows = await warehouse.rows(
    `select source_line, raw from ${landingTable}
     where source_line in (select source_line from ${faultTable})`,
  );
  return new Map(rows.map((row) => [Number(row.source_line), String(row.raw)]));
}

/** Fingerprint of everything besides the content that decides how a feed's files are read. */
function readingOf(feed: FeedName, { settings, region }: LoadedSettings): string {
  const parts = [
    READER_VERSION,
    settings.feeds[feed] ?? {},
    region,
    feed === 'outages' ? settings.repeated_rows : '',
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
