import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { Database, quoted } from '../base/database.js';
import { type Answer, distinctNames } from './answer.js';

/**
 * Writes the result as Parquet from a database that holds nothing but this result: the one that the
 * query ran in can't write anything, and stays so.
 */
export async function writeParquet(answer: Answer, file: string): Promise<void> {
  const database = await Database.open(':memory:');
  try {
    // Else a large result would be put off into the folder that one happens to be in.
    await database.query(`set temp_directory = ${quoted(join(tmpdir(), `shihu-${process.pid}`))}`);
    const names = distinctNames(answer.columns).map((name) => `"${name.replaceAll('"', '""')}"`);
    const declared = names.map((name, i) => `${name} ${answer.types[i]}`);
    await database.query(`create table result (${declared.join(', ')})`);
    await fill(database, answer);
    const kept: string[] = [];
    for (const [i, name] of names.entries()) {
      kept.push(await storedAs(database, name, answer.types[i] as DuckDBType));
    }
    await database.query(
      `copy (select ${kept.join(', ')} from result order by rowid limit ${answer.rowCount})
       to ${quoted(file)} (format parquet)`,
    );
  } finally {
    database.close();
  }
}

async function fill(database: Database, { result, rowCount }: Answer): Promise<void> {
  const appender = await database.connection.createAppender('result');
  let filled = 0;
  for (let at = 0; filled < rowCount && at < result.chunkCount; at += 1) {
    const chunk = result.getChunk(at);
    appender.appendDataChunk(chunk);
    filled += chunk.rowCount;
  }
  appender.closeSync();
}

/** Parquet has no integers of 128 bits, and DuckDB would write doubles for them. */
async function storedAs(database: Database, name: string, type: DuckDBType): Promise<string> {
  const isWide = type.typeId === DuckDBTypeId.HUGEINT || type.typeId === DuckDBTypeId.UHUGEINT;
  if (!isWide) return name;
  const { lost } = await database.one(
    `select count(*) as lost from result where ${name} is not null
       and try_cast(${name} as decimal(38,0)) is null`,
  );
  const kept = lost === 0 ? 'decimal(38,0)' : 'varchar';
  return `cast(${name} as ${kept}) as ${name}`;
}
