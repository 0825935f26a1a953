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
import { type FeedName, feedColumns, feeds } from '../../schemas/feeds/index.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';
import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';
import type { FeedFile } from './files.js';
import { interpret } from './interpret.js';
import { land } from './landing.js';
import { likelyHeader } from './layout.js';
import { type HeldBatch, planIngest, type Step } from './plan.js';
import { compareRows } from './repeats.js';
import { openSource } from './source.js';
import { type BatchCounts, type Replacement, storeBatch, withdrawBatch } from './store.js';

/** Raised when the same file would be read differently by a newer program. */
const READER_VERSION = 1;

export interface IngestedFile extends BatchCounts {
  readonly feed: FeedName;
  readonly name: string;
  readonly batchId: string;
  readonly did: Step['do'];
  readonly unknownColumns: readonly string[];
  /** Columns that the file needs and lacks, with the header that was probably meant. */
  readonly missingColumns: readonly { name: string; likely: string | undefined }[];
  readonly hasHeader: boolean;
}

/** Brings files into the warehouse. Each file is loaded whole or, if that fails, not at all. */
export async function ingestFiles(
  warehouse: Database,
  files: readonly FeedFile[],
  loaded: LoadedSettings,
  options: { replacement?: Replacement; onFile?: (step: Step) => void } = {},
): Promise<IngestedFile[]> {
  const held = await heldBatches(warehouse);
  const readings = Object.fromEntries(
    (Object.keys(feeds) as FeedName[]).map((feed) => [feed, readingOf(feed, loaded)]),
  );
  const done: IngestedFile[] = [];
  for (const step of planIngest(files, held, readings)) {
    if (step.do === 'pass' && !options.replacement) continue;
    options.onFile?.(step);
    done.push(await ingestFile(warehouse, step, loaded, options.replacement));
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
  replacement: Replacement | undefined,
): Promise<IngestedFile> {
  const { file, order } = step;
  const own = loaded.settings.feeds[file.feed] ?? {};
  const declared = feedColumns(file.feed, vocabularyOf(loaded.region, own.values));
  const columns = declared.map((column) => {
    const more = own.columns?.[column.name];
    const spellings = more === undefined ? [] : Array.isArray(more) ? more : [more];
    return { ...column, aliases: [...spellings, ...column.aliases] };
  });
  const id = `${file.feed}-${file.hash.slice(0, 12)}`;
  const reading = readingOf(file.feed, loaded);
  const groups = file.feed === 'outages' && loaded.settings.repeated_rows === 'groups';
  return warehouse.transaction(async () => {
    if (step.do !== 'load') await withdrawBatch(warehouse, file.feed, order);
    const constants = own.constants ?? {};
    const source = await openSource(file, columns, constants);
    const landed = await land(warehouse, source, columns, constants);
    await interpret(warehouse, feeds[file.feed], columns);
    await compareRows(warehouse, feeds[file.feed], columns, groups);
    const batch = { order, id, reading, replacement };
    const counts = await storeBatch(warehouse, file, columns, landed, batch);
    return {
      ...counts,
      feed: file.feed,
      name: file.name,
      batchId: id,
      did: step.do,
      unknownColumns: landed.layout.unknown,
      missingColumns: landed.layout.missing.map((column) => ({
        name: column.name,
        likely: likelyHeader(column, landed.layout),
      })),
      hasHeader: landed.layout.headerLine !== null,
    };
  });
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
