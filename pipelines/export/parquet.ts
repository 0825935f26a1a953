import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { columnsOf, type TableDeclaration } from '../../schemas/column.js';
import { type Database, quoted } from '../base/database.js';
import { makeFolder } from '../files/whole.js';
import type { ExportedFile, ExportedTable } from './manifest.js';

/** Name under which the published database is attached. */
export const source = 'published';

/** Small and read by everything that reads Parquet. */
const COMPRESSION = 'snappy';

/** A table as one file, in the order of its key. */
export async function writeTable(
  database: Database,
  table: TableDeclaration,
  folder: string,
): Promise<ExportedTable> {
  const file = `${table.name}.parquet`;
  const columns = columnsOf(table).map(({ name }) => named(name));
  const select = `select ${columns.join(', ')} from ${source}.${named(table.name)} order by ${orderOf(table)}`;
  return { table, partitionedBy: [], files: [await write(database, select, folder, file)] };
}

/**
 * The outage rows in Hive's layout, `year=2022/city_code=510100/outage_facts.parquet`: as usual there,
 * year and city are told by the path and the files hold the other columns. A year at a time is put in
 * order, so that memory and scratch space follow the largest year.
 */
export async function writePartitioned(
  database: Database,
  table: TableDeclaration,
  folder: string,
): Promise<ExportedTable> {
  const files: ExportedFile[] = [];
  const from = `${source}.${named(table.name)}`;
  const years = await database.rows(
    `select distinct year(started_at) as year from ${from} order by year`,
    {},
    z.object({ year: z.int() }),
  );
  const columns = columnsOf(table).filter(({ name }) => name !== 'city_code');
  const order = orderOf(table);
  const kept = columns.map(({ name }) => named(name)).join(', ');
  for (const { year } of years) {
    await database.query('reset threads');
    await database.query(
      `create or replace temp table year_rows as select * from ${from}
       where started_at >= cast($from as timestamp) and started_at < cast($to as timestamp)
       order by city_code, ${order}`,
      { from: `${year}-01-01`, to: `${year + 1}-01-01` },
    );
    const cities = await database.rows(
      'select distinct city_code from year_rows order by city_code',
      {},
      z.object({ city_code: z.string() }),
    );
    for (const { city_code: city } of cities) {
      const place = `${table.name}/year=${year}/city_code=${pathSafe(city)}`;
      const select = `select ${kept} from year_rows where city_code = ${quoted(city)} order by ${order}`;
      files.push(await write(database, select, folder, `${place}/${table.name}.parquet`));
    }
  }
  await database.query('drop table if exists year_rows');
  return { table, partitionedBy: ['year', 'city_code'], files };
}

/** A value as Hive writes it into a path: whatever is not a letter, a digit, `_` or `-` is escaped. */
export function pathSafe(value: string): string {
  const bytes = [...Buffer.from(value, 'utf8')];
  const escaped = bytes.map((byte) => {
    const character = String.fromCharCode(byte);
    const isUtf8 = /[A-Za-z0-9_-]/u.test(character);
    return isUtf8 ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  // Hive's own name for a value that is nothing.
  return escaped.join('') || '__HIVE_DEFAULT_PARTITION__';
}

/** The key, and then every other column, so that the order is one even where a key is not. */
function orderOf({ key, row }: TableDeclaration): string {
  const rest = Object.keys(row.shape).filter((name) => !key.includes(name));
  return [...key, ...rest].map(named).join(', ');
}

/** One thread, and rows in order: where a row group ends is then no matter of chance. */
async function write(
  database: Database,
  select: string,
  folder: string,
  path: string,
): Promise<ExportedFile> {
  const file = join(folder, path);
  await makeFolder(dirname(file));
  await database.query('set threads = 1');
  const { Count: rows } = await database.one(
    `copy (${select}) to ${quoted(file)} (format parquet, compression ${COMPRESSION})`,
  );
  const { size } = await stat(file);
  return { path, rows: Number(rows), bytes: size, sha256: await hashOf(file) };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function named(name: string): string {
  return `"${name}"`;
}
