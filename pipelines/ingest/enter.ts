import { type FeedName, keptColumns } from '../../schemas/feeds/index.js';
import type { Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import type { LoadedSettings } from '../project/settings.js';
import { readColumns } from './columns.js';
import { type HeldLoad, heldLog } from './log.js';
import type { Step } from './plan.js';
import type { ReadFile, Way } from './read.js';
import { rowsOf, type Skip } from './skips.js';
import type { Spelling } from './spellings.js';
import { readingOf } from './state.js';
import {
  type BatchCounts,
  documentNoOf,
  noRows,
  requireAccounted,
  storeLoad,
  storeParts,
  storeRejects,
} from './store.js';
import { type Told, toldOfNothing } from './told.js';
import {
  endRows,
  keepByLine,
  keepListed,
  keepNothing,
  keepUnchanged,
  removeVersion,
  type Standings,
  storeRows,
  unchangedLines,
  type Version,
} from './versions.js';

export type ReadStep = Step & { readonly do: 'load' | 'reread' };

/** What became of a version that was read. */
export interface EnteredFile extends BatchCounts, Told {
  readonly feed: FeedName;
  readonly name: string;
  readonly batchId: string;
  readonly did: 'load' | 'reread';
  /** How it was read; nothing where it could not be. */
  readonly way: Way | null;
  /** Why it could not be read; then it has no rows. */
  readonly why: Words | null;
  /** Where the program failed on it, if a mistake of the program is why; to be reported. */
  readonly defect: string | null;
  /** Why rows of it were skipped. */
  readonly skips: readonly Skip[];
  /** Spellings under the settings' `values` that its cells have. */
  readonly metSpellings: readonly Spelling[];
}

/** Enters a version that was read: its rows, its rejects and its load. */
export async function enterRead(
  warehouse: Database,
  step: ReadStep,
  loaded: LoadedSettings,
  { file, layout, parts, told, spellings, rows, skips, way, rawLines }: ReadFile,
): Promise<EnteredFile> {
  const { feed, name } = file;
  const columns = keptColumns(readColumns(feed, loaded).columns);
  return warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, name, step.seen.isGiven);
    const version = { feed, documentNo, number: step.number };
    const standings = await keepStandings(warehouse, columns, version, step);
    const rowsLoaded = await storeRows(warehouse, columns, version, standings);
    const rowsRejected = await storeRejects(warehouse, version, columns, rawLines);
    const counts = { rowsRead: rows, rowsLoaded, rowsRejected, rowsSkipped: rowsOf(skips) };
    requireAccounted(name, counts);
    const batchId = await storeRecord(warehouse, version, step, loaded, {
      ...counts,
      encoding: file.encoding,
      way,
      why: null,
      unknown: told.unknownColumns,
      told,
      skips,
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
      way,
      why: null,
      defect: null,
      skips,
      ...told,
      metSpellings: spellings,
    };
  });
}

/** A version that can't be read: it has no rows, and those of the version before are gone. */
export async function enterUnread(
  warehouse: Database,
  step: ReadStep,
  loaded: LoadedSettings,
  why: Words,
  defect: string | null = null,
): Promise<EnteredFile> {
  const { feed, name, isGiven } = step.seen;
  return warehouse.transaction(async () => {
    const documentNo = await documentNoOf(warehouse, feed, name, isGiven);
    const version = { feed, documentNo, number: step.number };
    if (step.do === 'reread') await removeVersion(warehouse, version);
    await endRows(warehouse, version);
    const batchId = await storeRecord(warehouse, version, step, loaded, {
      ...noRows,
      encoding: '',
      way: null,
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
      way: null,
      why,
      defect,
      skips: [],
      ...toldOfNothing,
      metSpellings: [],
    };
  });
}

async function storeRecord(
  warehouse: Database,
  version: Version,
  step: ReadStep,
  loaded: LoadedSettings,
  read: Omit<
    Parameters<typeof storeLoad>[2],
    'orderedBy' | 'loadedOn' | 'batchId' | 'hash' | 'reading' | 'isLost' | 'window'
  >,
): Promise<string> {
  const { hash } = step.seen;
  const held = (await heldLog(warehouse)).find(({ number }) => number === version.number);
  const { orderedBy, window, loadedOn } = step.do === 'load' ? step : (held as HeldLoad);
  const batchId = await batchIdOf(warehouse, version.feed, hash, version.number);
  await storeLoad(warehouse, version, {
    ...read,
    orderedBy,
    loadedOn,
    batchId,
    hash,
    reading: readingOf(version.feed, loaded),
    isLost: false,
    window,
  });
  if (step.do === 'load' && !step.isListed) {
    await warehouse.query('update warehouse set is_unfinished = $isUnfinished', {
      isUnfinished: !step.isLast,
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
): Promise<Standings> {
  if (step.do === 'reread') {
    const { failure } = await warehouse.one(
      'select failure from held_loads where load_no = $number',
      {
        number: version.number,
      },
    );
    if (failure === null) {
      const standings = await keepByLine(warehouse, version);
      await removeVersion(warehouse, version);
      return standings;
    }
    await removeVersion(warehouse, version);
  } else if (step.unchanged.length > 0) {
    return keepListed(warehouse, step.unchanged, version);
  }
  const before = await lastRead(warehouse, version);
  return before ? keepUnchanged(warehouse, columns, version, before) : keepNothing(warehouse);
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
export async function batchIdOf(
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
