/**
 * Ingest, document by document:
 *   1. see       the whole of each file once: its hash and its encoding  (documents, files, encoding)
 *   2. plan      new versions, documents that are gone, the order file   (plan, log, order-file)
 *   3. land      delimiter, header, records; texts into a table          (source, layout, records,
 *                                                                        sorter, landing)
 *   4. interpret texts into typed columns; each wrong cell is a fault    (interpret)
 *   5. compare   repeats and contradictions inside the file              (repeats)
 *   6. store     rows, rejects and the load, in one transaction          (versions, store)
 */
import { createHash } from 'node:crypto';
import { type FeedName, feeds } from '../../schemas/feeds/index.js';
import { same, type Words } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import { UserError } from '../base/errors.js';
import { installShims } from '../base/shims.js';
import type { LoadedSettings } from '../project/settings.js';
import { heldTables } from '../warehouse/schema.js';
import type { CellReading } from './canonical.js';
import { readColumns } from './columns.js';
import { type FeedFile, requireUnchanged, whyOf } from './files.js';
import { incomingTable, makeIncoming } from './incoming.js';
import { cleanedTable, faultTable, interpret, typedTable } from './interpret.js';
import { land, landingTable } from './landing.js';
import type { Layout } from './layout.js';
import { type HeldLoad, heldLog } from './log.js';
import { type ListedEntry, writeOrderFile } from './order-file.js';
import type { SourcePart } from './parts.js';
import { openPlain, readLines } from './plain-file.js';
import { planIngest, type Step, type Wanted } from './plan.js';
import type { TextRecord } from './records.js';
import { compareRows } from './repeats.js';
import { parseRuns } from './runs.js';
import { openSource } from './source.js';
import { metSpellings, type Spelling } from './spellings.js';
import {
  type BatchCounts,
  documentNoOf,
  gatherRows,
  noRows,
  type RawLines,
  requireAccounted,
  storeLoad,
  storeParts,
  storeRejects,
  storeWithdrawal,
} from './store.js';
import { planSwift, readSwiftly } from './swift.js';
import { firstPart, type Told, toldOf, toldOfNothing } from './told.js';
import {
  endRows,
  keepByLine,
  keepListed,
  keepNothing,
  keepUnchanged,
  removeVersion,
  storeRows,
  unchangedLines,
  type Version,
} from './versions.js';

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
  readonly did: 'load' | 'reread';
  /** Why it could not be read; then it has no rows. */
  readonly why: Words | null;
  /** Spellings under the settings' `values` that its cells have. */
  readonly metSpellings: readonly Spelling[];
}

export interface WithdrawnDocument {
  readonly feed: FeedName;
  readonly name: string;
  /** Rows of it that were in force. */
  readonly rows: number;
}

export interface Ingested {
  readonly files: readonly IngestedFile[];
  readonly withdrawn: readonly WithdrawnDocument[];
  /** Documents of the same content as another, which counts. */
  readonly copies: readonly { readonly name: string; readonly of: string }[];
  /** Whether everything was loaded anew since the order file had been edited. */
  readonly wasReset: boolean;
}

export interface IngestOptions {
  readonly listed?: readonly ListedEntry[] | undefined;
  /** Where the order of loads is kept. */
  readonly orderFile?: string;
  readonly onStep?: (step: Step) => void;
  /** Size in bytes from which a file is read the swift way. */
  readonly swiftFrom?: number;
}

/** Brings the warehouse to what stands in data/. Each step is done whole or, if it fails, not at all. */
export async function ingest(
  warehouse: Database,
  wanted: Wanted,
  loaded: LoadedSettings,
  options: IngestOptions = {},
): Promise<Ingested> {
  await installShims(warehouse);
  const steps = planIngest(wanted, await stateOf(warehouse, loaded, options.listed));
  const last = steps.findLast((step) => step.do === 'load' && !step.isListed);
  const files: IngestedFile[] = [];
  const withdrawn: WithdrawnDocument[] = [];
  const copies: { name: string; of: string }[] = [];
  // A planner's laptop has other things open; rows beyond this wait on disk.
  await warehouse.query(`set memory_limit = '${INGEST_MEMORY}'`);
  try {
    for (const step of steps) {
      if (step.do === 'pass') continue;
      if (step.do === 'copy') {
        copies.push({ name: step.seen.name, of: step.of });
        continue;
      }
      options.onStep?.(step);
      if (step.do === 'reset') await reset(warehouse);
      else if (step.do === 'recall') await recall(warehouse, step);
      else if (step.do === 'withdraw') {
        const gone = await withdraw(warehouse, step);
        if (!step.isListed) withdrawn.push(gone);
      } else {
        const reader = { loaded, swiftFrom: options.swiftFrom, isLast: step === last };
        files.push(await readVersion(warehouse, step, reader));
      }
      if (step.do !== 'reset') await keepOrder(warehouse, options.orderFile);
    }
    await confirmOrder(warehouse, options.listed);
    await keepOrder(warehouse, options.orderFile);
  } finally {
    await warehouse.query('reset memory_limit');
  }
  return { files, withdrawn, copies, wasReset: steps.some((step) => step.do === 'reset') };
}

async function stateOf(
  warehouse: Database,
  loaded: LoadedSettings,
  listed: readonly ListedEntry[] | undefined,
) {
  const { is_unfinished: isUnfinished } = await warehouse.one(
    'select is_unfinished from warehouse',
  );
  const readings = Object.fromEntries(
    (Object.keys(feeds) as FeedName[]).map((feed) => [feed, readingOf(feed, loaded)]),
  );
  return { held: await heldLog(warehouse), listed, readings, isUnfinished: isUnfinished === true };
}

async function reset(warehouse: Database): Promise<void> {
  await warehouse.transaction(async () => {
    for (const table of heldTables) await warehouse.query(`delete from ${table}`);
  });
}

/** The order file is edited to say which of two documents is the newer one: that is taken over. */
async function confirmOrder(
  warehouse: Database,
  listed: readonly ListedEntry[] | undefined,
): Promise<void> {
  for (const { number, orderedBy } of listed ?? []) {
    await warehouse.query(
      'update held_loads set ordered_by = $orderedBy where load_no = $number and ordered_by <> $orderedBy',
      { number, orderedBy },
    );
  }
}

/** Writes the order of loads beside the settings. */
export async function keepOrder(warehouse: Database, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const unchanged = new Map(
    (await warehouse.rows("select load_no, unchanged from held_loads where unchanged <> ''")).map(
      (row) => [Number(row.load_no), String(row.unchanged)],
    ),
  );
  const entries = (await heldLog(warehouse)).map((load) => ({
    ...load,
    unchanged: parseRuns(unchanged.get(load.number) ?? '') ?? [],
  }));
  await writeOrderFile(file, entries);
}

/** A version that is known of and whose content is gone. */
async function recall(
  warehouse: Database,
  { entry, isGiven }: Step & { readonly do: 'recall' },
): Promise<void> {
  const { feed, document, number, hash, orderedBy, window } = entry;
  await warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, document, isGiven);
    await endRows(warehouse, { feed, documentNo, number });
    await storeLoad(
      warehouse,
      { feed, documentNo, number },
      {
        ...noRows,
        orderedBy,
        batchId: await batchIdOf(warehouse, feed, hash, number),
        hash,
        encoding: '',
        reading: '',
        why: null,
        isLost: true,
        unknown: [],
        format: '',
        delimiter: '',
        unchanged: '',
        window,
      },
    );
  });
}

/** Takes a document out of force, and enters that into the log. */
export async function withdraw(
  warehouse: Database,
  { feed, document, number, orderedBy }: Step & { readonly do: 'withdraw' },
): Promise<WithdrawnDocument> {
  return warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, document, false);
    const { rows } = await warehouse.one(
      `select count(*) as rows from held_${feed}
       where document_no = $documentNo and to_load is null`,
      { documentNo },
    );
    await endRows(warehouse, { feed, documentNo, number });
    await storeWithdrawal(warehouse, { feed, documentNo, number }, orderedBy);
    return { feed, name: document, rows: Number(rows) };
  });
}

type ReadStep = Step & { readonly do: 'load' | 'reread' };

interface Reader {
  readonly loaded: LoadedSettings;
  readonly swiftFrom: number | undefined;
  /** Whether it is the last new version of this run: a run cut short before it is unfinished. */
  readonly isLast: boolean;
}

/** What reading a file gave: its rows wait in the table of incoming ones, its faults beside them. */
interface ReadFile {
  readonly file: FeedFile;
  readonly layout: Layout;
  readonly parts: readonly SourcePart[];
  readonly told: Told;
  readonly spellings: readonly Spelling[];
  readonly rows: number;
  readonly skipped: number;
  readonly rawLines: RawLines;
}

async function readVersion(
  warehouse: Database,
  step: ReadStep,
  reader: Reader,
): Promise<IngestedFile> {
  const { seen } = step;
  if (!seen.file) return storeUnread(warehouse, step, reader, seen.why ?? same(''));
  try {
    return await readFile(warehouse, seen.file, reader, (read) =>
      storeRead(warehouse, step, reader, read),
    );
  } catch (error) {
    // Whatever is wrong with one file is told of that file; the others are none the worse for it.
    if (!(error instanceof UserError) || error.isOfMachine) throw error;
    // What may be gone at the next run is looked at again then, whatever the content.
    const asked = error.isPassing ? { ...seen, hash: '' } : seen;
    const why = whyOf(error, seen.file.path, seen.name);
    return storeUnread(warehouse, { ...step, seen: asked }, reader, why);
  }
}

async function readFile(
  warehouse: Database,
  file: FeedFile,
  { loaded, swiftFrom }: Reader,
  store: (read: ReadFile) => Promise<IngestedFile>,
): Promise<IngestedFile> {
  const feedReading = readColumns(file.feed, loaded);
  const { columns, constants } = feedReading;
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
      file,
      layout,
      rows: landed.rowsRead + (swift?.rows ?? 0),
      skipped: landed.rowsSkipped + repeats,
      rawLines,
      parts,
      told: toldOf(source, feedReading, file.name),
      spellings,
    };
  };
  try {
    const cells = await planSwift(warehouse, file, plain, layout, columns, constants, swiftFrom);
    const found = await read(cells).catch((error: unknown) => {
      // What DuckDB's reader can't digest, the thorough way can still take apart line by line.
      if (cells && !(error instanceof UserError)) return read(undefined);
      throw error;
    });
    await requireUnchanged(file);
    return await store(found);
  } finally {
    for (const table of scratchTables) await warehouse.query(`drop table if exists ${table}`);
    await plain.remove();
  }
}

async function storeRead(
  warehouse: Database,
  step: ReadStep,
  reader: Reader,
  { file, layout, parts, told, spellings, rows, skipped, rawLines }: ReadFile,
): Promise<IngestedFile> {
  const { feed, name } = file;
  const { columns } = readColumns(feed, reader.loaded);
  return warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, name, step.seen.isGiven);
    const version = { feed, documentNo, number: step.number };
    await keepStandings(warehouse, columns, version, step);
    const rowsLoaded = await storeRows(warehouse, columns, version);
    const rowsRejected = await storeRejects(warehouse, version, columns, rawLines);
    const counts = { rowsRead: rows, rowsLoaded, rowsRejected, rowsSkipped: skipped };
    requireAccounted(name, counts);
    const batchId = await storeRecord(warehouse, version, step, reader, {
      ...counts,
      encoding: file.encoding,
      why: null,
      unknown: told.unknownColumns,
      told,
      spellings,
      format: file.format,
      delimiter: layout.delimiter,
      unchanged: await unchangedLines(warehouse, version),
    });
    await storeParts(warehouse, version.number, parts);
    return {
      ...counts,
      feed,
      name,
      batchId,
      did: step.do,
      why: null,
      ...told,
      metSpellings: spellings,
    };
  });
}

/** A version that can't be read: it has no rows, and those of the version before are gone. */
async function storeUnread(
  warehouse: Database,
  step: ReadStep,
  reader: Reader,
  why: Words,
): Promise<IngestedFile> {
  const { feed, name, isGiven } = step.seen;
  return warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, name, isGiven);
    const version = { feed, documentNo, number: step.number };
    if (step.do === 'reread') await removeVersion(warehouse, version);
    await endRows(warehouse, version);
    const batchId = await storeRecord(warehouse, version, step, reader, {
      ...noRows,
      encoding: '',
      why,
      unknown: [],
      format: '',
      delimiter: '',
      unchanged: '',
    });
    await storeParts(warehouse, version.number, []);
    return {
      ...noRows,
      feed,
      name,
      batchId,
      did: step.do,
      why,
      ...toldOfNothing,
      metSpellings: [],
    };
  });
}

async function storeRecord(
  warehouse: Database,
  version: Version,
  step: ReadStep,
  reader: Reader,
  read: Omit<
    Parameters<typeof storeLoad>[2],
    'orderedBy' | 'batchId' | 'hash' | 'reading' | 'isLost' | 'window'
  >,
): Promise<string> {
  const { hash } = step.seen;
  const held = (await heldLog(warehouse)).find(({ number }) => number === version.number);
  const { orderedBy, window } = step.do === 'load' ? step : (held as HeldLoad);
  const batchId = await batchIdOf(warehouse, version.feed, hash, version.number);
  await storeLoad(warehouse, version, {
    ...read,
    orderedBy,
    batchId,
    hash,
    reading: readingOf(version.feed, reader.loaded),
    isLost: false,
    window,
  });
  if (step.do === 'load' && !step.isListed) {
    await warehouse.query('update warehouse set is_unfinished = $isUnfinished', {
      isUnfinished: !reader.isLast,
    });
  }
  return batchId;
}

/** Which rows keep the standing that they have. */
async function keepStandings(
  warehouse: Database,
  columns: Parameters<typeof keepUnchanged>[1],
  version: Version,
  step: ReadStep,
): Promise<void> {
  if (step.do === 'reread') {
    const { failure } = await warehouse.one(
      'select failure from held_loads where load_no = $number',
      {
        number: version.number,
      },
    );
    if (failure === null) {
      await keepByLine(warehouse, version);
      await removeVersion(warehouse, version);
      return;
    }
    await removeVersion(warehouse, version);
  } else if (step.unchanged.length > 0) {
    await keepListed(warehouse, step.unchanged);
    return;
  }
  const before = await lastRead(warehouse, version);
  if (before) await keepUnchanged(warehouse, columns, version, before);
  else await keepNothing(warehouse);
}

/** The version before that could be read, unless the document was gone meanwhile. */
async function lastRead(
  warehouse: Database,
  { documentNo, number }: Version,
): Promise<{ number: number; endedBy: number | null } | undefined> {
  const versions = await warehouse.rows(
    `select load_no, ended_by, kind, is_lost, failure is null as is_read from held_loads
     where document_no = $documentNo and load_no < $number order by load_no desc`,
    { documentNo, number },
  );
  for (const version of versions) {
    if (version.kind === 'withdraw' || version.is_lost === true) return undefined;
    if (version.is_read !== true) continue;
    const endedBy = version.ended_by === null ? null : Number(version.ended_by);
    return { number: Number(version.load_no), endedBy };
  }
  return undefined;
}

/** A load's name: its feed and content, and which time that content came, if not the first. */
async function batchIdOf(
  warehouse: Database,
  feed: FeedName,
  hash: string,
  number: number,
): Promise<string> {
  const id = hash === '' ? `${feed}-unread-${number}` : `${feed}-${hash.slice(0, 12)}`;
  const { times } = await warehouse.one(
    `select count(*) as times from held_loads
     where load_no < $number and (batch_id = $id or starts_with(batch_id, $id || '-'))`,
    { id, number },
  );
  return Number(times) === 0 ? id : `${id}-${Number(times) + 1}`;
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
