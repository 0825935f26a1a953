import type { DuckDBResult, DuckDBType } from '@duckdb/node-api';
import { type Database, quoted, quotedPath, withDatabase } from '../../base/database.js';
import { DuckDBStructType, DuckDBTypeId } from '../../base/duckdb.js';
import { failure, messageOf, UserError } from '../../base/errors.js';
import type { Emit } from '../../child/serve.js';
import { budgets, foundValue, overBudget, Unpacking } from '../../files/budgets.js';
import { hashOf, sizeOf } from '../../files/hash.js';
import { formatWords as w } from '../../words/ingest-formats.js';
import { Batches, type Row } from './batches.js';

/*
 * What is done with a Parquet file in a process of its own: DuckDB, which a hostile file may bring down, gives
 * its columns and then its rows as they come, every cell as text.
 */

export interface ParquetFile {
  readonly path: string;
  readonly name: string;
}

export type FromParquet =
  | { readonly is: 'columns'; readonly names: readonly string[] }
  | { readonly is: 'rows'; readonly rows: readonly Row[] }
  /** All rows were read; here is the hash of what they were read from. */
  | { readonly is: 'end'; readonly hash: string };

/** Of DuckDB; the rest of the process needs some too. */
const MEMORY = '1200MB';

export async function readParquet(file: ParquetFile, emit: Emit<FromParquet>): Promise<void> {
  await attempt(file.name, () =>
    withDatabase(':memory:', { memory: MEMORY }, async (database) => {
      // What does not fit into memory is not read, and nothing is put on the disk.
      await database.query(`set temp_directory = ''`);
      const columns = await columnsOf(database, file);
      const size = await sizeOf(file.path);
      const unpacking = new Unpacking(file.name, () => size);
      const rows = await requireModest(database, file, columns.length, size);
      await emit({ is: 'columns', names: columns.map(({ name }) => name) });
      const texts = columns.map((column, i) => `${textOf(column)} as c${i}`).join(', ');
      const result = await database.connection.stream(`select ${texts} from ${readOf(file.path)}`);
      const batches = new Batches(file.name, unpacking, (some) => emit({ is: 'rows', rows: some }));
      const read = await passOn(result, batches);
      // A stream that fails may just end.
      if (read !== rows) throw new Error(`${read} of ${rows} rows could be read`);
      await emit({ is: 'end', hash: await hashOf(file.path) });
    }),
  );
}

async function passOn(result: DuckDBResult, batches: Batches): Promise<number> {
  let line = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    for (const values of chunk.getRows()) {
      line += 1;
      const cells = values.map((value) => (value === null ? '' : String(value)));
      const full = batches.add({ line, cells });
      if (full) await full;
    }
  }
  await batches.end();
  return line;
}

interface StoredColumn {
  readonly name: string;
  /** SQL for its values. */
  readonly value: string;
  readonly type: DuckDBType;
}

/** Structures further inside are no columns but text. */
const DEEPEST = 16;

async function columnsOf(database: Database, { path, name }: ParquetFile): Promise<StoredColumn[]> {
  const { connection } = database;
  const stored = await connection.run(`select * from ${readOf(path)} limit 0`);
  const names = stored.columnNames();
  const found: StoredColumn[] = [];
  for (const [i, type] of stored.columnTypes().entries()) {
    const column = names[i] ?? '';
    for (const one of leavesOf({ name: column, value: identifier(column), type }, 0)) {
      found.push(one);
    }
    if (found.length > budgets.columns.most) {
      throw overBudget('columns', name, foundValue('columns', found.length));
    }
  }
  return found;
}

/** A column itself, or the parts of a structure, which have the names of both: `properties.users`. */
function* leavesOf(column: StoredColumn, inside: number): Generator<StoredColumn> {
  const { name, value, type } = column;
  if (!(type instanceof DuckDBStructType) || inside >= DEEPEST) {
    yield column;
    return;
  }
  for (const [i, part] of type.entryNames.entries()) {
    const ofPart = { name: `${name}.${part}`, value: `struct_extract(${value}, ${quoted(part)})` };
    yield* leavesOf({ ...ofPart, type: type.entryTypes[i] as DuckDBType }, inside + 1);
  }
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What the file promises, before any of it is unpacked: every cell takes a byte at least. */
async function requireModest(
  database: Database,
  { path, name }: ParquetFile,
  columns: number,
  size: number,
): Promise<number> {
  const { rows } = await database.one(
    `select coalesce(sum(num_rows), 0)::double as rows from parquet_file_metadata(${quotedPath(path)})`,
  );
  new Unpacking(name, () => size).take(Number(rows) * columns);
  return Number(rows);
}

/** SQL for a column's values as texts that mean the same. */
function textOf({ value, type }: StoredColumn): string {
  const text = `cast(${value} as varchar)`;
  const digits = `cast(cast(${value} as decimal(38,0)) as varchar)`;
  switch (type.typeId) {
    case DuckDBTypeId.TIMESTAMP_TZ:
      // What time that is in the region is told where times are read.
      return `cast(timezone('UTC', ${value}) as varchar) || 'Z'`;
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      // Whole numbers in full digits, as in a sheet; NaN is how data frames write "nothing".
      return `case when isnan(${value}) then null
        when abs(${value}) < 1e21 and ${value} = trunc(${value}) then ${digits}
        else ${text} end`;
    case DuckDBTypeId.DECIMAL:
      return `case when ${value} = trunc(${value}) then ${digits} else ${text} end`;
    case DuckDBTypeId.BLOB:
      return `coalesce(try(decode(${value})), ${text})`;
    default:
      return text;
  }
}

/** The file alone, without columns from the names of its folders. */
function readOf(path: string): string {
  return `read_parquet(${quotedPath(path)}, hive_partitioning = false)`;
}

/** Whatever is raised is the file's fault: there is nothing else in this process. */
async function attempt(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError && !error.isOfMachine) throw error;
    const reason = messageOf(error).split('\n')[0] ?? '';
    throw failure(w.cannotReadParquet({ file, reason }), w.exportAgain, error);
  }
}
