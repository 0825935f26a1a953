import { closeSync, createReadStream, openSync, readSync, rmSync } from 'node:fs';
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api';
import Papa from 'papaparse';
import { z } from 'zod';
import { type FeedName, feedColumns, feedSchema } from '../schemas/feeds/index.js';
import { sqlTypeOfKind } from '../schemas/fields.js';
import { sichuan } from '../schemas/region.js';
import { vocabularyOf } from '../schemas/vocabulary.js';

const vocabulary = vocabularyOf(sichuan);
const types = new Map(
  feedColumns('outages', vocabulary).map(({ name, kind }) => [name, sqlTypeOfKind[kind]]),
);

/** The columns that a file of clean data has, in its order. */
function headerOf(file = ''): string[] {
  const bytes = Buffer.alloc(4096);
  const handle = openSync(file, 'r');
  readSync(handle, bytes, 0, bytes.length, 0);
  closeSync(handle);
  const [line = ''] = bytes.toString('utf8').split('\n', 1);
  return line.replace('\ufeff', '').trim().split(',');
}

/** A new database in place of what is there. */
export async function freshDatabase(path: string) {
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
  const instance = await DuckDBInstance.create(path);
  return { instance, connection: await instance.connect() };
}

/** The floor of an ingest: a hand-written, typed read_csv of the same columns, and nothing else. */
export async function floorIngest([path = '', ...files]: string[]): Promise<void> {
  const { instance, connection } = await freshDatabase(path);
  const header = headerOf(files[0]);
  await connection.run(
    `create table outages (${header.map((name) => `"${name}" ${types.get(name)}`).join(', ')})`,
  );
  const typed = header.map((name) => `'${name}': '${types.get(name)}'`).join(', ');
  for (const file of files) {
    await connection.run(`insert into outages select * from read_csv('${file}', auto_detect = false,
      header = true, delim = ',', quote = '"', escape = '"', columns = {${typed}})`);
  }
  connection.closeSync();
  instance.closeSync();
}

/** What one would write first: papaparse, zod for every row, DuckDB's appender. */
export async function loopIngest([path = '', ...files]: string[]): Promise<void> {
  const { instance, connection } = await freshDatabase(path);
  await loopRead(connection, 'outages', files);
  connection.closeSync();
  instance.closeSync();
}

/** Reads the files of a feed row by row into a table of its name. */
export async function loopRead(
  connection: DuckDBConnection,
  feed: FeedName,
  files: readonly string[],
): Promise<void> {
  const header = headerOf(files[0]);
  const columns = feedColumns(feed, vocabulary).filter(({ name }) => header.includes(name));
  const shape = feedSchema(feed, vocabulary).shape;
  const schema = z.object(
    Object.fromEntries(columns.map(({ name }) => [name, shape[name] as z.ZodType])),
  );
  await connection.run(
    `create table texts (${columns.map(({ name }) => `"${name}" varchar`).join(', ')})`,
  );
  const appender = await connection.createAppender('texts');
  const texts: DuckDBType[] = columns.map(() => VARCHAR);
  let rows: DuckDBValue[][] = [];
  const flush = () => {
    const chunk = DuckDBDataChunk.create(texts);
    chunk.setRows(rows);
    appender.appendDataChunk(chunk);
    rows = [];
  };
  for (const file of files) {
    const stream = createReadStream(file, 'utf8');
    await new Promise<void>((resolve, reject) => {
      Papa.parse<Record<string, string>>(stream, {
        header: true,
        step: ({ data }) => {
          const parsed = schema.safeParse(data);
          if (!parsed.success) return;
          rows.push(columns.map(({ name }) => (parsed.data[name] as string | null) ?? null));
          if (rows.length === 2048) flush();
        },
        complete: () => resolve(),
        error: reject,
      });
    });
  }
  if (rows.length > 0) flush();
  appender.closeSync();
  const casts = columns.map(
    ({ name, kind }) => `cast("${name}" as ${sqlTypeOfKind[kind]}) as "${name}"`,
  );
  await connection.run(`create table ${feed} as select ${casts.join(', ')} from texts`);
  await connection.run('drop table texts');
}
