import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../pipelines/base/database.js';
import { command } from '../../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-read-only-'));
const published = join(folder, 'out', 'reliability.duckdb');
const secret = join(folder, 'secret.csv');
const csv = join(folder, 'out.csv');
let before = '';

const hash = () => createHash('sha256').update(readFileSync(published)).digest('hex');
const listing = () => readdirSync(folder, { recursive: true }).map(String).sort();

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  const database = await Database.open(published);
  await database.query('create table verdicts as select 2022 as year, 1.5 as hours');
  await database.query('create sequence counter');
  await database.query(`copy (select 1 as a) to '${join(folder, 'secret.parquet')}'`);
  database.close();
  writeFileSync(secret, 'secret\nthe-secret\n');
  writeFileSync(join(folder, 'secret.json'), '{"a": "the-secret"}');
  before = hash();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => expect(hash()).toBe(before));

const at = (name: string) => join(folder, name).replaceAll('\\', '/');

/** Every way that DuckDB's documentation names to change something or to reach something else. */
const ways: Readonly<Record<string, readonly string[]>> = {
  'changing data': [
    'insert into verdicts values (1, 2)',
    'insert or replace into verdicts values (1, 2)',
    'update verdicts set hours = 0',
    'delete from verdicts',
    'delete from verdicts returning *',
    'truncate verdicts',
    'merge into verdicts using (select 1 as y) s on year = y when matched then delete',
    'with gone as (delete from verdicts returning *) select * from gone',
    'drop table verdicts',
    'alter table verdicts add column x int',
    'alter table verdicts rename to x',
    'create table x as select 1',
    'create or replace table verdicts as select 1',
    'create index i on verdicts (year)',
    'create schema s',
    'create view v as select 1',
    'create or replace view main.v as select 1',
    'create sequence s',
    "create type t as enum ('a')",
    'create macro m(x) as x + 1',
    "comment on table verdicts is 'x'",
    'vacuum',
    'vacuum analyze verdicts',
    'analyze',
    'checkpoint',
    'force checkpoint',
    "select nextval('counter')",
  ],
  'what lasts beyond the query': [
    'create temp table x as select 1',
    'create temp view x as select 1',
    'create temp macro m(x) as x + 1',
    'create or replace temporary table verdicts as select 1',
    'set variable x = 1',
    'prepare p as select 1',
    'execute p',
    'deallocate p',
    'begin transaction',
    'commit',
    'rollback',
    'use temp',
    "use 'memory'",
    'select 1 into x',
  ],
  'writing files': [
    `copy verdicts to '${at('stolen.csv')}'`,
    `copy (select 1) to '${at('stolen.parquet')}' (format parquet)`,
    `copy (select 1) to '${at('stolen.json')}'`,
    `copy verdicts from '${at('secret.csv')}'`,
    'copy from database reliability to memory',
    `export database '${at('stolen')}'`,
    `import database '${at('stolen')}'`,
    `explain analyze copy verdicts to '${at('stolen.csv')}'`,
    `explain analyze insert into verdicts values (1, 2)`,
    `explain (analyze, format json) create temp table x as select 1`,
  ],
  'reading files': [
    `from '${at('secret.csv')}'`,
    `select * from read_csv('${at('secret.csv')}')`,
    `select * from read_csv_auto('${at('secret.csv')}')`,
    `from sniff_csv('${at('secret.csv')}')`,
    `select * from read_text('${at('secret.csv')}')`,
    `select * from read_blob('${at('secret.csv')}')`,
    `select * from read_json('${at('secret.json')}')`,
    `select * from read_json_auto('${at('secret.json')}')`,
    `select * from read_json_objects('${at('secret.json')}')`,
    `select * from read_ndjson('${at('secret.json')}')`,
    `select * from read_parquet('${at('secret.parquet')}')`,
    `select * from parquet_scan('${at('secret.parquet')}')`,
    `select * from parquet_metadata('${at('secret.parquet')}')`,
    `select * from parquet_schema('${at('secret.parquet')}')`,
    `select * from parquet_kv_metadata('${at('secret.parquet')}')`,
    `from glob('${at('*')}')`,
    `select (select content from read_text('${at('secret.csv')}')) as c`,
    `with c as materialized (from read_text('${at('secret.csv')}')) from c`,
    `describe select * from read_csv('${at('secret.csv')}')`,
    `summarize from read_csv('${at('secret.csv')}')`,
    `explain select * from read_csv('${at('secret.csv')}')`,
    `from query('from read_text(''${at('secret.csv')}'')')`,
    `from query_table('${at('secret.csv')}')`,
    `from query_table(['${at('secret.csv')}'])`,
    "from read_text('out.csv.next')",
    "from read_csv('https://example.org/x.csv')",
    "from 's3://bucket/x.parquet'",
    "from 'https://example.org/x.parquet'",
    "from read_duckdb('out/reliability.duckdb')",
  ],
  'other databases and extensions': [
    `attach '${at('x.duckdb')}'`,
    `attach '${at('out/reliability.duckdb')}' as again (read_write)`,
    "attach ':memory:' as other",
    'detach reliability',
    'install httpfs',
    "install 'x.duckdb_extension'",
    'force install httpfs',
    'load httpfs',
    'load json',
    'update extensions',
    "from sqlite_scan('x.db', 't')",
    "create secret s (type s3, key_id 'a', secret 'b')",
    "create persistent secret s (type s3, key_id 'a', secret 'b')",
    'drop secret s',
  ],
  settings: [
    'set enable_external_access = true',
    'set global enable_external_access = true',
    "set allowed_directories = ['/']",
    "set allowed_paths = ['/etc/passwd']",
    "set memory_limit = '1GB'",
    'set threads = 1',
    "set temp_directory = '/'",
    "set search_path = 'temp'",
    'reset lock_configuration',
    'reset enable_external_access',
    'pragma enable_profiling',
    "pragma profiling_output = 'x'",
    "pragma log_query_path = 'x'",
    "pragma temp_directory = '/'",
    'pragma memory_limit = 1',
    'pragma force_checkpoint',
    "pragma import_database('x')",
    "call enable_logging('x')",
    'call force_checkpoint()',
    'call pragma_version()',
  ],
  'more than one statement': [
    'select 1; drop table verdicts',
    'select 1;;select 2',
    "select 1; -- '\n drop table verdicts; --'",
    'select 1 /* ; */; delete from verdicts',
    `select $$;$$; copy verdicts to '${at('stolen.csv')}'`,
    `select 1) to '${at('stolen.csv')}'; --`,
    `select 1) as result(c0)) to '${at('stolen.csv')}' (format csv); select 1 --`,
    'create temp table x as select 1; select 1',
  ],
};

describe.each(Object.keys(ways))('%s', (kind) => {
  it.each(ways[kind] ?? [])('by %s is refused', async (sql) => {
    const files = listing();
    // In each of the ways that a result is made.
    for (const more of [[], ['--json'], ['-o', csv], ['-o', csv, '--limit', '1']]) {
      const said = await command('query', sql, '--project', folder, '--lang', 'en', ...more);
      expect([1, 2], said.out).toContain(said.code);
      expect(`${said.out}${said.notes}`).not.toMatch(/the-secret|bug in the program/u);
      expect(said.notes).not.toBe('');
    }
    expect(listing()).toEqual(files);
  });
});

describe('what reads', () => {
  it.each([
    'select 1',
    'with a as (select 1 as n) from a',
    'from verdicts select year',
    'values (1), (2)',
    'table verdicts',
    '(select 1) union all (select 2) order by 1',
    '/* why */ select 1 -- so',
    'describe verdicts',
    'show tables',
    'summarize verdicts',
    'explain select 1',
    'explain analyze select 1',
    "pragma table_info('verdicts')",
    "from query('select 1 as n')",
    "from query_table('verdicts')",
    "select current_setting('enable_external_access')",
    'from duckdb_tables()',
    'from duckdb_settings()',
    'select * from information_schema.tables',
    "select row(1, 'a') as r",
    'unpivot verdicts on year, hours',
  ])('%s is run, in every way that a result is made', async (sql) => {
    for (const more of [[], ['--json'], ['-o', csv], ['-o', csv, '--limit', '1']]) {
      const said = await command('query', sql, '--project', folder, ...more);
      expect(said.code, said.notes).toBe(0);
    }
  });

  it('sees the published tables alone, and no table of the program', async () => {
    for (const format of ['table', 'json', 'csv']) {
      const sql = 'select table_name from duckdb_tables()';
      const { out } = await command('query', sql, '--project', folder, '--format', format);
      expect([out.includes('verdicts'), out.includes('shihu')]).toEqual([true, false]);
    }
  });
});
