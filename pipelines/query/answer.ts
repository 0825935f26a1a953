/*
 * One query from its text to its result, in the process that `run-query.ts` gives it. Nothing of it is
 * streamed out of DuckDB, since a stream hides an error further on; nor need it ever be in memory as a whole:
 *
 *   csv, parquet             COPY, by DuckDB itself, into the file or for a pipe into a scratch file
 *   tsv, json, ndjson, line, arrow
 *                            COPY ─▶ scratch file ─▶ another connection ─▶ rows in pieces
 *   table, md, xlsx          run ─▶ temporary table ─▶ rows in pieces
 *
 * A result with types that a file would not give back as they are takes the last way in every format.
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, quotedPath, withDatabase } from '../base/database.js';
import { type Plain, toPlain } from '../base/values.js';
import type { Emit } from '../child/serve.js';
import type { Narrowed } from '../terminal/fitted-table.js';
import { canCopy, canSpill, copyCsv, copyParquet, mustStore, spill } from './copy.js';
import { type CsvStyle, harmlessStyle } from './csv-cells.js';
import type { Format, TextFormat } from './formats.js';
import { blocksOf, writeContent } from './output.js';
import {
  canStore,
  type PreparedQuery,
  prepareQuery,
  runPrepared,
  storeResult,
} from './prepared-query.js';
import { noParquet } from './query-errors.js';
import { distinctNames, type QueryResult, storedResult } from './query-result.js';
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
}

/** Of a result as values: first the names of the columns, each once, then the rows. */
export type Piece =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: Plain[][] };

/** A result as text. */
interface ResultText extends Answered {
  readonly blocks: Blocks;
}

/** Memory for reading the scratch file, which DuckDB would else fill with what it has read. */
const READING = '128MB';

const longFormats: ReadonlySet<Format> = new Set(['tsv', 'json', 'ndjson', 'line', 'arrow']);

export async function answer(task: Task, emit: Emit<string | Piece>): Promise<Answered> {
  const { wanted } = task;
  if (wanted.kind === 'file') return writeResult(task, wanted.format, wanted.file);
  if (wanted.kind === 'rows') return withResult(task, 'table', (result) => giveRows(result, emit));
  return withText(task, wanted.format, async ({ blocks, ...answered }) => {
    for await (const block of blocks) await emit(block);
    return answered;
  });
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
  format: Exclude<Format, 'csv' | 'parquet'>,
  use: (result: QueryResult) => Promise<T>,
): Promise<T> {
  const { question } = task;
  const target = longFormats.has(format) ? resultIn(task) : undefined;
  return inSandbox(task, target, async (database) => {
    const prepared = await prepareQuery(database, question);
    if (target === undefined || !canSpill(prepared)) {
      return use(await runPrepared(database, prepared, question.limit));
    }
    const count = await spill(database, prepared, target);
    const columns = prepared.columns?.map(({ name }) => name) ?? [];
    return withDatabase(':memory:', { memory: READING }, async (reader) => {
      await reader.query('set parquet_metadata_cache = true');
      const from = `read_parquet(${quotedPath(target)}, file_row_number = true)`;
      const stored = { database: reader, from, number: 'file_row_number', count, columns };
      return use(await storedResult(stored, question.limit));
    });
  });
}

/** Runs the query and lets `use` have its result as text; a plan, in a table, as it is drawn. */
async function withText<T>(
  task: Task,
  format: TextFormat,
  use: (text: ResultText) => Promise<T>,
): Promise<T> {
  if (format !== 'csv') {
    return withResult(task, format, async (result) => {
      const { rowCount, heldBack } = result;
      const answered = { rowCount, heldBack };
      const { csv, screen } = task.question;
      if (format !== 'table') return use({ ...answered, blocks: blocksOf(result, format, csv) });
      if (result.isPlan) return use({ ...answered, blocks: planBlocks(result) });
      const { text, narrowed } = await tableOf(result, screen);
      return use({ ...answered, narrowed, blocks: oneBlock(text) });
    });
  }
  const { question } = task;
  const target = resultIn(task);
  return inSandbox(task, target, async (database) => {
    const prepared = await prepareQuery(database, question);
    if (canCopyTo(prepared, format, question.limit)) {
      const copied = await copyTo(database, prepared, format, question, target);
      return use({ ...copied, blocks: blocksIn(target) });
    }
    const result = await runPrepared(database, prepared, question.limit);
    const { rowCount, heldBack } = result;
    return use({ rowCount, heldBack, blocks: blocksOf(result, format, question.csv) });
  });
}

async function writeResult(task: Task, format: Format, file: string): Promise<Answered> {
  const { question } = task;
  if (format !== 'csv' && format !== 'parquet') {
    return withResult(task, format, (result) => writtenTo(file, result, format, question.csv));
  }
  await rm(file, { force: true });
  return inSandbox(task, file, async (database) => {
    const prepared = await prepareQuery(database, question);
    if (canCopyTo(prepared, format, question.limit)) {
      return copyTo(database, prepared, format, question, file);
    }
    if (format === 'parquet') throw noParquet();
    const result = await runPrepared(database, prepared, question.limit);
    return writtenTo(file, result, format, question.csv);
  });
}

async function writtenTo(
  file: string,
  result: QueryResult,
  format: Exclude<Format, 'parquet'>,
  style?: CsvStyle,
): Promise<Answered> {
  await writeContent(result, format, file, style);
  return { rowCount: result.rowCount, heldBack: result.heldBack };
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
  { limit, csv = harmlessStyle }: Task['question'],
  file: string,
): Promise<Answered> {
  const copy: typeof copyParquet =
    format === 'csv' ? (...given) => copyCsv(...given, csv) : copyParquet;
  if (limit === 0 && !mustStore(prepared, format)) {
    return { rowCount: await copy(database, prepared, 'query', file), heldBack: 0 };
  }
  const { rowCount, heldBack } = await storeResult(database, prepared, limit);
  await copy(database, prepared, { limit }, file);
  return { rowCount, heldBack };
}

/** The file in the scratch folder for a result that is read again. */
function resultIn({ scratch }: Task): string {
  return join(scratch, 'result');
}

async function inSandbox<T>(
  { question, engine, scratch }: Task,
  target: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openSandbox(question.path, { memory: engine, scratch, target });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Bytes of the mark with which a CSV file begins. */
const MARK = 3;

/** A CSV file in blocks of whole lines, without the mark. */
async function* blocksIn(file: string): Blocks {
  let rest = '';
  const options = { start: MARK, encoding: 'utf8', highWaterMark: 1 << 20 } as const;
  for await (const text of createReadStream(file, options)) {
    const all = `${rest}${text}`;
    const end = all.lastIndexOf('\n');
    if (end >= 0) yield all.slice(0, end);
    rest = all.slice(end + 1);
  }
}
