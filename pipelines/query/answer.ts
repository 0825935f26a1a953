/*
 * One query from its text to its result, in the process that `run-query.ts` gives it. Nothing of it is
 * streamed out of DuckDB, since a stream hides an error further on; nor need it ever be in memory as a whole:
 *
 *   csv, tsv, json, ndjson, parquet
 *                            COPY, by DuckDB itself, into the file or for a pipe into a scratch file, which
 *                            the process that asked reads
 *   arrow, line              COPY ─▶ scratch file ─▶ another connection ─▶ rows in pieces
 *   table, md, xlsx          run ─▶ temporary table ─▶ rows in pieces
 *
 * A result with types that a file would not give back as they are takes the last way in every format.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, withDatabase } from '../base/database.js';
import { type Plain, toPlain } from '../base/values.js';
import type { Emit } from '../child/serve.js';
import type { Narrowed } from '../terminal/fitted-table.js';
import { copiedFormat, copyResult } from './copied-result.js';
import { canSpill, spill, spilledIn } from './copy.js';
import type { CsvStyle } from './csv-cells.js';
import type { Format, TextFormat } from './formats.js';
import { blocksOf, writeContent } from './output.js';
import { type PreparedQuery, prepareQuery, runPrepared } from './prepared-query.js';
import { noParquet } from './query-errors.js';
import { distinctNames, PIECE, type QueryResult, storedResult } from './query-result.js';
import type { QueryText } from './query-text.js';
import { openSandbox } from './sandbox.js';
import { type Blocks, oneBlock, planBlocks, tableOf } from './text-formats.js';

/** What a process is to do. */
export interface Task {
  readonly question: QueryText & {
    /** The published database. */
    readonly path: string;
    /** Rows to give at most; 0 for all. */
    readonly limit: number;
    /** How a CSV is written; where it doesn't say, as for a spreadsheet. */
    readonly csv?: CsvStyle | undefined;
    /** Columns of the screen that a table has to fit. */
    readonly screen?: number | undefined;
  };
  readonly wanted:
    | { readonly kind: 'text'; readonly format: TextFormat }
    | { readonly kind: 'file'; readonly format: Format; readonly file: string }
    | { readonly kind: 'rows' };
  /** Bytes of memory for DuckDB. */
  readonly engine: number;
  /** A folder for what is needed while the query runs. */
  readonly scratch: string;
}

/** How much there was in a result. */
export interface Answered extends Pick<QueryResult, 'rowCount' | 'heldBack'> {
  /** What the screen had no room for. */
  readonly narrowed?: Narrowed | undefined;
  /** Where the text is, if it was not given: the lines of a file in the scratch folder, from a byte on. */
  readonly left?: { readonly file: string; readonly start: number } | undefined;
}

/** Of a result as values: first the names of the columns, each once, then the rows. */
export type Piece =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: Plain[][] };

/** Memory for reading the scratch file, which DuckDB would else fill with what it has read. */
const READING = '128MB';

const longFormats: ReadonlySet<Format> = new Set(['line', 'arrow']);

export async function answer(task: Task, emit: Emit<string | Piece>): Promise<Answered> {
  const { wanted } = task;
  if (wanted.kind === 'file') return writeResult(task, wanted.format, wanted.file);
  if (wanted.kind === 'rows') return withResult(task, 'table', (result) => giveRows(result, emit));
  return giveText(task, wanted.format, emit);
}

/** Only when all rows are there: what is too much for this process would be too much for its caller. */
async function giveRows(
  { columns, rows, rowCount, heldBack }: QueryResult,
  emit: Emit<Piece>,
): Promise<Answered> {
  const pieces: Plain[][][] = [];
  for await (const some of rows()) pieces.push(some.map((row) => row.map(toPlain)));
  await emit({ kind: 'columns', columns: distinctNames(columns) });
  for (let at = 0; at < pieces.length; at += 1) {
    await emit({ kind: 'rows', rows: pieces[at] ?? [] });
    pieces[at] = [];
  }
  return { rowCount, heldBack };
}

/** Runs the query and lets `use` have its result, which is no longer valid afterwards. */
async function withResult<T>(
  task: Task,
  format: Format,
  use: (result: QueryResult) => Promise<T>,
): Promise<T> {
  return inSandbox(task, [storedIn(task)], async (database) => {
    const prepared = await prepareQuery(database, task.question);
    return useResult(task, database, prepared, format, use);
  });
}

async function useResult<T>(
  task: Task,
  database: Database,
  prepared: PreparedQuery,
  format: Format,
  use: (result: QueryResult) => Promise<T>,
): Promise<T> {
  const { limit } = task.question;
  if (!longFormats.has(format) || !canSpill(prepared)) {
    return use(await runPrepared(database, prepared, limit));
  }
  const file = storedIn(task);
  const count = await spill(database, prepared, file, format === 'line' ? PIECE : undefined);
  const columns = prepared.columns?.map(({ name }) => name) ?? [];
  return withDatabase(':memory:', { memory: READING, threads: 2 }, async (reader) => {
    await reader.query('set parquet_metadata_cache = true');
    const stored = { database: reader, ...spilledIn(file), count, columns, beside: file };
    return use(await storedResult(stored, limit));
  });
}

/** Runs the query and gives its result as text; a plan, in a table, as it is drawn. */
async function giveText(task: Task, format: TextFormat, emit: Emit<string>): Promise<Answered> {
  const { limit, csv, screen } = task.question;
  const file = resultIn(task);
  const stored = storedIn(task);
  const give = async (blocks: Blocks) => {
    for await (const block of blocks) await emit(block);
  };
  return inSandbox(task, [file, stored], async (database) => {
    const prepared = await prepareQuery(database, task.question);
    const copied = copiedFormat(prepared, format, limit);
    if (copied) {
      const options = { format: copied, limit, csv, file, stored };
      const shape = await copyResult(database, prepared, options);
      const start = format === 'csv' || format === 'tsv' ? MARK : 0;
      return { ...shape, left: { file, start } };
    }
    return useResult(task, database, prepared, format, async (result) => {
      const answered = { rowCount: result.rowCount, heldBack: result.heldBack };
      if (format === 'table' && !result.isPlan) {
        const { text, narrowed } = await tableOf(result, screen);
        await give(oneBlock(text));
        return { ...answered, narrowed };
      }
      await give(format === 'table' ? planBlocks(result) : blocksOf(result, format, csv));
      return answered;
    });
  });
}

async function writeResult(task: Task, format: Format, file: string): Promise<Answered> {
  const { limit, csv } = task.question;
  const stored = storedIn(task);
  await rm(file, { force: true });
  return inSandbox(task, [file, stored], async (database) => {
    const prepared = await prepareQuery(database, task.question);
    const copied = copiedFormat(prepared, format, limit);
    if (copied) {
      return copyResult(database, prepared, { format: copied, limit, csv, file, stored });
    }
    if (format === 'parquet') throw noParquet();
    return useResult(task, database, prepared, format, async (result) => {
      await writeContent(result, format, file, csv);
      return { rowCount: result.rowCount, heldBack: result.heldBack };
    });
  });
}

/** The file in the scratch folder for a result that another process reads. */
function resultIn({ scratch }: Task): string {
  return join(scratch, 'result');
}

/** The file in the scratch folder for a result that is read again. */
function storedIn({ scratch }: Task): string {
  return join(scratch, 'stored');
}

async function inSandbox<T>(
  { question, engine, scratch }: Task,
  targets: readonly string[],
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openSandbox(question.path, { memory: engine, scratch, targets });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Bytes of the mark with which a CSV file begins. */
const MARK = 3;
