/*
 * One query from its text to its result. Nothing of it is streamed out of DuckDB, since a stream hides
 * an error further on; nor need it ever be in memory as a whole:
 *
 *   table, md, xlsx          run ─▶ temporary table ─▶ rows in pieces
 *   csv, json, ndjson, arrow run ─▶ scratch file ─▶ another connection ─▶ rows in pieces
 *   csv, parquet to a file   COPY, by DuckDB itself
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, withDatabase } from '../base/database.js';
import { type Answer, keptAnswer } from './answer.js';
import { canCopy, copyCsv, copyParquet, mustKeep, type Source } from './copy.js';
import { type Bounds, within } from './deadline.js';
import type { Format } from './formats.js';
import { writeContent } from './output.js';
import { type Asked, answerHere, ask, canKeep, examine, keep, type Question } from './question.js';
import { openSandbox, type SandboxOptions, scratchSchema } from './sandbox.js';

export interface Performed extends Asked, Bounds {
  /** The published database. */
  readonly path: string;
  readonly memory?: string | undefined;
  /** Rows to give at most; 0 for all. */
  readonly limit: number;
}

/** Memory for reading what is kept in the scratch file, which DuckDB would else hold on to. */
const READING = '128MB';

const longFormats: ReadonlySet<Format> = new Set(['csv', 'json', 'ndjson', 'arrow']);

/** Runs the query and lets `use` have its answer, which is no longer valid afterwards. */
export async function withAnswer<T>(
  asked: Performed,
  format: Format,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  if (longFormats.has(format)) {
    return withScratch((scratch) =>
      inSandbox(asked, { scratch }, async (database, check) => {
        const question = await examine(database, asked);
        return viaScratch(database, question, scratch, asked, check, use);
      }),
    );
  }
  return inSandbox(asked, {}, async (database, check) =>
    use(checked(await ask(database, asked, asked.limit), check)),
  );
}

/**
 * Runs the query and writes its result to a new file.
 * @returns rows that the limit holds back
 */
export async function writeResult(asked: Performed, format: Format, file: string): Promise<number> {
  if (format !== 'csv' && format !== 'parquet') {
    return withAnswer(asked, format, async (answer) => {
      await writeContent(answer, format, file);
      return answer.heldBack;
    });
  }
  await rm(file, { force: true });
  return withScratch((scratch) =>
    inSandbox(asked, { scratch, target: file }, async (database, check) => {
      const question = await examine(database, asked);
      const copy = format === 'csv' ? copyCsv : copyParquet;
      if (!canCopy(question, format)) {
        return viaScratch(database, question, scratch, asked, check, async (answer) => {
          await writeContent(answer, 'csv', file);
          return answer.heldBack;
        });
      }
      if (asked.limit === 0 && !mustKeep(question, format)) {
        await copy(database, question, 'query', file);
        return 0;
      }
      const table = `${scratchSchema}.result`;
      await keep(database, question, table);
      const { heldBack } = await keptAnswer(database, table, [], asked.limit);
      const source: Source = { table, limit: asked.limit };
      await copy(database, question, source, file);
      return heldBack;
    }),
  );
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
    return await work(join(folder, 'result.duckdb'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function viaScratch<T>(
  database: Database,
  question: Question,
  scratch: string,
  { limit }: Performed,
  check: () => void,
  use: (answer: Answer) => Promise<T>,
): Promise<T> {
  if (!canKeep(question)) {
    return use(checked(await answerHere(database, question, limit), check));
  }
  await keep(database, question, `${scratchSchema}.result`);
  await database.query(`detach ${scratchSchema}`);
  check();
  const names = question.columns?.map(({ name }) => name) ?? [];
  return withDatabase(scratch, { readOnly: true, memory: READING }, async (kept) =>
    use(checked(await keptAnswer(kept, 'result', names, limit), check)),
  );
}

/** The answer, whose rows end when the time is over. */
function checked(answer: Answer, check: () => void): Answer {
  async function* rows() {
    for await (const some of answer.rows()) {
      check();
      yield some;
    }
  }
  return { ...answer, rows };
}
