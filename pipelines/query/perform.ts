/*
 * One query from its text to its result. Nothing of it is streamed out of DuckDB, since a stream hides
 * an error further on; nor need it ever be in memory as a whole:
 *
 *   csv, parquet to a file   COPY, by DuckDB itself
 *   json, ndjson, arrow, csv COPY ─▶ scratch file ─▶ another connection ─▶ rows in pieces
 *   table, md, xlsx          run ─▶ temporary table ─▶ rows in pieces
 *
 * A result with types that a file would not give back as they are takes the last way in every format.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, quotedPath, withDatabase } from '../base/database.js';
import { type Answer, answerFrom } from './answer.js';
import { canCopy, canPutOff, copyCsv, copyParquet, mustKeep, putOff } from './copy.js';
import { type Bounds, within } from './deadline.js';
import type { Format } from './formats.js';
import { writeContent } from './output.js';
import { type Asked, answer, examine, keep } from './question.js';
import { openSandbox, type SandboxOptions } from './sandbox.js';

export interface Performed extends Asked, Bounds {
  /** The published database. */
  readonly path: string;
  readonly memory?: string | undefined;
  /** Rows to give at most; 0 for all. */
  readonly limit: number;
}

/** Memory for reading the scratch file, which DuckDB would else fill with what it has read. */
const READING = '128MB';

const longFormats: ReadonlySet<Format> = new Set(['csv', 'json', 'ndjson', 'arrow']);

/** Runs the query and lets `use` have its answer, which is no longer valid afterwards. */
export async function withAnswer<T>(
  asked: Performed,
  format: Format,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  if (!longFormats.has(format)) {
    return inSandbox(asked, {}, async (database, check) =>
      use(checked(await answer(database, await examine(database, asked), asked.limit), check)),
    );
  }
  return withScratch((scratch) =>
    inSandbox(asked, { target: scratch }, async (database, check) => {
      const question = await examine(database, asked);
      if (!canPutOff(question)) {
        return use(checked(await answer(database, question, asked.limit), check));
      }
      const count = await putOff(database, question, scratch);
      check();
      const columns = question.columns?.map(({ name }) => name) ?? [];
      return withDatabase(':memory:', { memory: READING }, async (reader) => {
        await reader.query('set parquet_metadata_cache = true');
        const from = `read_parquet(${quotedPath(scratch)}, file_row_number = true)`;
        const kept = { database: reader, from, number: 'file_row_number', count, columns };
        return use(checked(await answerFrom(kept, asked.limit), check));
      });
    }),
  );
}

/**
 * Runs the query and writes its result to a new file.
 * @returns rows that the limit holds back
 */
export async function writeResult(asked: Performed, format: Format, file: string): Promise<number> {
  if (format !== 'csv' && format !== 'parquet') {
    return withAnswer(asked, format, async (given) => {
      await writeContent(given, format, file);
      return given.heldBack;
    });
  }
  await rm(file, { force: true });
  return inSandbox(asked, { target: file }, async (database, check) => {
    const question = await examine(database, asked);
    if (!canCopy(question, format)) {
      const given = checked(await answer(database, question, asked.limit), check);
      await writeContent(given, 'csv', file);
      return given.heldBack;
    }
    const copy = format === 'csv' ? copyCsv : copyParquet;
    if (asked.limit === 0 && !mustKeep(question, format)) {
      await copy(database, question, 'query', file);
      return 0;
    }
    const { heldBack } = await keep(database, question, asked.limit);
    await copy(database, question, { limit: asked.limit }, file);
    return heldBack;
  });
}

async function inSandbox<T>(
  asked: Performed,
  options: SandboxOptions,
  work: (database: Database, check: () => void) => Promise<T>,
): Promise<T> {
  const database = await openSandbox(asked.path, { ...options, memory: asked.memory });
  try {
    return await within(asked, database, (check) => work(database, check));
  } finally {
    database.close();
  }
}

async function withScratch<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'shihu-'));
  try {
    return await work(join(folder, 'result.parquet'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The answer, whose rows end when the time is over. */
function checked(given: Answer, check: () => void): Answer {
  async function* rows() {
    for await (const some of given.rows()) {
      check();
      yield some;
    }
  }
  return { ...given, rows };
}
