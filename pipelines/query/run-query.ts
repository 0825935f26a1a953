/*
 * One query from its text to its result. Nothing of it is streamed out of DuckDB, since a stream hides
 * an error further on; nor need it ever be in memory as a whole:
 *
 *   csv, parquet             COPY, by DuckDB itself, into the file or for a pipe into a scratch file
 *   json, ndjson, arrow      COPY ─▶ scratch file ─▶ another connection ─▶ rows in pieces
 *   table, md, xlsx          run ─▶ temporary table ─▶ rows in pieces
 *
 * A result with types that a file would not give back as they are takes the last way in every format.
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, quotedPath, withDatabase } from '../base/database.js';
import { withScratch as withScratchFolder } from '../files/scratch.js';
import { canCopy, canSpill, copyCsv, copyParquet, mustStore, spill } from './copy.js';
import { interruptedBy, throwIfEnded } from './deadline.js';
import type { Format, TextFormat } from './formats.js';
import { blocksOf, writeContent } from './output.js';
import {
  canStore,
  type PreparedQuery,
  prepareQuery,
  type QueryText,
  runPrepared,
  storeResult,
} from './prepared-query.js';
import { noParquet } from './query-errors.js';
import { type QueryResult, storedResult } from './query-result.js';
import { openSandbox, type SandboxOptions } from './sandbox.js';
import { type Blocks, planBlocks } from './text-formats.js';

export interface QueryRequest extends QueryText {
  /** The published database. */
  readonly path: string;
  readonly memory?: string | undefined;
  /** Rows to give at most; 0 for all. */
  readonly limit: number;
  /** Ends the query when its time is over or nobody wants it any more. */
  readonly signal?: AbortSignal | undefined;
}

/** A result as text. */
export interface ResultText extends Pick<QueryResult, 'rowCount' | 'heldBack'> {
  readonly blocks: Blocks;
}

/** Memory for reading the scratch file, which DuckDB would else fill with what it has read. */
const READING = '128MB';

const longFormats: ReadonlySet<Format> = new Set(['json', 'ndjson', 'arrow']);

/** Runs the query and lets `use` have its result, which is no longer valid afterwards. */
export async function withQueryResult<T>(
  request: QueryRequest,
  format: Exclude<Format, 'csv' | 'parquet'>,
  use: (result: QueryResult) => Promise<T>,
): Promise<T> {
  const { limit, signal } = request;
  if (!longFormats.has(format)) {
    return inSandbox(request, {}, async (database) => {
      const prepared = await prepareQuery(database, request);
      return use(endedBy(signal, await runPrepared(database, prepared, limit)));
    });
  }
  return withScratch((scratch) =>
    inSandbox(request, { target: scratch }, async (database) => {
      const prepared = await prepareQuery(database, request);
      if (!canSpill(prepared)) {
        return use(endedBy(signal, await runPrepared(database, prepared, limit)));
      }
      const count = await spill(database, prepared, scratch);
      throwIfEnded(signal);
      const columns = prepared.columns?.map(({ name }) => name) ?? [];
      return withDatabase(':memory:', { memory: READING }, async (reader) => {
        await reader.query('set parquet_metadata_cache = true');
        const from = `read_parquet(${quotedPath(scratch)}, file_row_number = true)`;
        const stored = { database: reader, from, number: 'file_row_number', count, columns };
        return use(endedBy(signal, await storedResult(stored, limit)));
      });
    }),
  );
}

/** Runs the query and lets `use` have its result as text; a plan, in a table, as it is drawn. */
export async function withResultText<T>(
  request: QueryRequest,
  format: TextFormat,
  use: (text: ResultText) => Promise<T>,
): Promise<T> {
  if (format !== 'csv') {
    return withQueryResult(request, format, (result) => {
      const isDrawn = format === 'table' && result.isPlan;
      const blocks = isDrawn ? planBlocks(result) : blocksOf(result, format);
      return use({ ...result, blocks });
    });
  }
  return withScratch((scratch) =>
    inSandbox(request, { target: scratch }, async (database) => {
      const prepared = await prepareQuery(database, request);
      if (canCopyTo(prepared, format, request.limit)) {
        const copied = await copyTo(database, prepared, format, request.limit, scratch);
        return use({ ...copied, blocks: blocksIn(scratch, request.signal) });
      }
      const result = await runPrepared(database, prepared, request.limit);
      return use({ ...result, blocks: blocksOf(endedBy(request.signal, result), format) });
    }),
  );
}

/**
 * Runs the query and writes its result to a new file.
 * @returns rows that the limit holds back
 */
export async function writeQueryResult(
  request: QueryRequest,
  format: Format,
  file: string,
): Promise<number> {
  const { limit, signal } = request;
  if (format !== 'csv' && format !== 'parquet') {
    return withQueryResult(request, format, async (result) => {
      await writeContent(result, format, file);
      return result.heldBack;
    });
  }
  await rm(file, { force: true });
  return inSandbox(request, { target: file }, async (database) => {
    const prepared = await prepareQuery(database, request);
    if (canCopyTo(prepared, format, limit)) {
      return (await copyTo(database, prepared, format, limit, file)).heldBack;
    }
    if (format === 'parquet') throw noParquet();
    const result = endedBy(signal, await runPrepared(database, prepared, limit));
    await writeContent(result, format, file);
    return result.heldBack;
  });
}

type CopiedFormat = 'csv' | 'parquet';

function canCopyTo(prepared: PreparedQuery, format: CopiedFormat, limit: number): boolean {
  const isStored = limit > 0 || mustStore(prepared, format);
  return canCopy(prepared, format) && (!isStored || format === 'parquet' || canStore(prepared));
}

async function copyTo(
  database: Database,
  prepared: PreparedQuery,
  format: CopiedFormat,
  limit: number,
  file: string,
): Promise<Pick<QueryResult, 'rowCount' | 'heldBack'>> {
  const copy = format === 'csv' ? copyCsv : copyParquet;
  if (limit === 0 && !mustStore(prepared, format)) {
    return { rowCount: await copy(database, prepared, 'query', file), heldBack: 0 };
  }
  const result = await storeResult(database, prepared, limit);
  await copy(database, prepared, { limit }, file);
  return result;
}

async function inSandbox<T>(
  request: QueryRequest,
  options: SandboxOptions,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { path, memory, signal } = request;
  return withScratchFolder(async (scratch) => {
    const database = await openSandbox(path, { ...options, memory, scratch });
    try {
      return await interruptedBy(signal, database, () => work(database));
    } finally {
      database.close();
    }
  });
}

async function withScratch<T>(work: (file: string) => Promise<T>): Promise<T> {
  return withScratchFolder((folder) => work(join(folder, 'result')));
}

/** The result, whose rows end when the time is over. */
function endedBy(signal: AbortSignal | undefined, result: QueryResult): QueryResult {
  async function* rows() {
    for await (const some of result.rows()) {
      throwIfEnded(signal);
      yield some;
    }
  }
  return { ...result, rows };
}

/** Bytes of the mark with which a CSV file begins. */
const MARK = 3;

/** A CSV file in blocks of whole lines, without the mark. */
async function* blocksIn(file: string, signal: AbortSignal | undefined): Blocks {
  let rest = '';
  const options = { start: MARK, encoding: 'utf8', highWaterMark: 1 << 20 } as const;
  for await (const text of createReadStream(file, options)) {
    throwIfEnded(signal);
    const all = `${rest}${text}`;
    const end = all.lastIndexOf('\n');
    if (end >= 0) yield all.slice(0, end);
    rest = all.slice(end + 1);
  }
}
