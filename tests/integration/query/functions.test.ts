import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, quoted } from '../../../pipelines/base/database.js';
import { messageOf } from '../../../pipelines/base/errors.js';
import { packageRoot } from '../../../pipelines/base/package.js';
import { pragmas, refusedFunctions, tableFunctions } from '../../../pipelines/query/functions.js';
import { prepareQuery, runPrepared } from '../../../pipelines/query/prepared-query.js';
import { openSandbox } from '../../../pipelines/query/sandbox.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-functions-'));
const published = join(folder, 'out', 'reliability.duckdb');
const canary = join(folder, 'canary.csv').replaceAll('\\', '/');
const secret = 'the-secret';
let database: Database;

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  const made = await Database.open(published);
  await made.query('create table verdicts as select 2022 as year, 1.5 as hours');
  await made.query('create sequence counter');
  made.close();
  writeFileSync(canary, `a\n${secret}\n`);
  database = await openSandbox(published);
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const snapshot = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name)).toString('hex')])
    .sort();
const settings = () => database.rows('select name, value from duckdb_settings() order by name');

/** Runs it as a query is run, in the sandbox; gives its rows or what was said. */
async function said(sql: string): Promise<{ isRun: boolean; text: string }> {
  try {
    const result = await runPrepared(database, await prepareQuery(database, { sql }), 100);
    let text = '';
    for await (const rows of result.rows()) text += rows.map(String).join('\n');
    return { isRun: true, text };
  } catch (error) {
    return { isRun: false, text: messageOf(error) };
  }
}

interface Declared {
  readonly name: string;
  readonly kind: string;
  readonly types: readonly string[];
}

async function declared(kinds: readonly string[]): Promise<Declared[]> {
  const rows = await database.rows(
    `select distinct function_name as name, function_type as kind, parameter_types as types
     from duckdb_functions() where internal and function_type in (${kinds.map(quoted).join(', ')})
     order by all`,
  );
  return rows.map(({ name, kind, types }) => ({
    name: String(name),
    kind: String(kind),
    types: (types as unknown[]).map(String),
  }));
}

const names = (all: readonly Declared[]) => [...new Set(all.map(({ name }) => name))].sort();

const samples: Readonly<Record<string, string>> = {
  BOOLEAN: 'true',
  DATE: "date '2022-01-01'",
  TIME: "time '01:00:00'",
  TIMESTAMP: "timestamp '2022-01-01 00:00:00'",
  'TIMESTAMP WITH TIME ZONE': "timestamptz '2022-01-01 00:00:00+00'",
  INTERVAL: "interval '1' day",
  JSON: `'{"a": 1}'`,
  BLOB: "'a'::blob",
  UUID: 'uuid()',
  LAMBDA: 'lambda x: x',
};

/** A value of that type; a text is a path, or else a name. */
function sample(type: string, text: string): string {
  if (samples[type]) return samples[type];
  if (/^(?:VARCHAR|ANY|T|TABLE|null)?$/u.test(type)) return quoted(text);
  if (/INT|DECIMAL|DOUBLE|FLOAT|BIGNUM/u.test(type) && !/[[(]/u.test(type)) return '1';
  if (type.endsWith('[]')) return `[${sample(type.slice(0, -2), text)}]`;
  return quoted(text);
}

/** The ways to call it: after FROM, as a value, as a PRAGMA and by CALL, with a path and with a name. */
function callsOf({ name, types }: Declared): string[] {
  const called = `"${name.replaceAll('"', '""')}"`;
  return [canary, 'verdicts', 'counter'].flatMap((text) => {
    const values = types.map((type) => sample(type, text)).join(', ');
    return [`from ${called}(${values})`, `select ${called}(${values}) as x`];
  });
}

function pragmaCallsOf({ name, types }: Declared): string[] {
  const values = types.map((type) => sample(type, canary)).join(', ');
  return [`pragma ${name}`, `pragma ${name}(${values})`, `call ${name}(${values})`];
}

async function expectHarmless(calls: readonly string[]): Promise<number> {
  const files = snapshot();
  const before = await settings();
  let run = 0;
  for (const sql of calls) {
    const { isRun, text } = await said(sql);
    if (isRun) run += 1;
    expect(text, sql).not.toContain(secret);
  }
  expect(snapshot()).toEqual(files);
  expect(await settings()).toEqual(before);
  return run;
}

/** What is known and refused: with a later DuckDB, each new one has to be put here or let through. */
const refused = {
  table: `arrow_scan arrow_scan_dumb check_peg_parser checkpoint disable_logging disable_peg_parser
    disable_profiling duckdb_approx_database_count duckdb_connection_count duckdb_coordinate_systems
    duckdb_extensions duckdb_external_file_cache duckdb_log_contexts duckdb_logs duckdb_logs_parsed
    duckdb_memory duckdb_optimizers duckdb_prepared_statements duckdb_profiling_settings
    duckdb_secret_types duckdb_secrets duckdb_table_sample duckdb_temporary_files duckdb_variables
    enable_logging enable_peg_parser enable_profiling force_checkpoint glob
    json_execute_serialized_sql parquet_bloom_probe parquet_file_metadata parquet_full_metadata
    parquet_kv_metadata parquet_metadata parquet_scan parquet_schema pragma_metadata_info
    pragma_user_agent read_blob read_csv read_csv_auto read_duckdb read_json read_json_auto
    read_json_objects read_json_objects_auto read_ndjson read_ndjson_auto read_ndjson_objects
    read_parquet read_text seq_scan sniff_csv sql_auto_complete summary truncate_duckdb_logs
    which_secret`.split(/\s+/u),
  pragma: `add_parquet_key all_profiling_output copy_database disable_checkpoint_on_shutdown
    disable_object_cache disable_optimizer disable_print_progress_bar disable_profile
    disable_profiling disable_progress_bar disable_verification disable_verify_external
    disable_verify_fetch_row disable_verify_parallelism disable_verify_serializer
    enable_checkpoint_on_shutdown enable_object_cache enable_optimizer enable_print_progress_bar
    enable_profile enable_profiling enable_progress_bar enable_verification extension_versions
    force_checkpoint import_database json_execute_serialized_sql metadata_info user_agent
    verify_external verify_fetch_row verify_parallelism verify_serializer`.split(/\s+/u),
};

/** Functions of one value that DuckDB calls volatile and that do nothing all the same. */
const harmless = `current_connection_id current_query current_query_id current_transaction_id error
  gen_random_uuid random stats uuid uuidv4 uuidv7`.split(/\s+/u);

describe('each function that DuckDB has', () => {
  it('after FROM is let through by the list, or known and refused', async () => {
    const all = await declared(['table', 'table_macro']);
    expect(names(all)).toEqual([...tableFunctions, ...refused.table].sort());
    for (const { name } of all.filter((one) => !tableFunctions.has(one.name))) {
      expect((await said(`from ${name}()`)).text).toMatch(new RegExp(`^${name}\\(\\) is not`, 'u'));
    }
  });

  it('after FROM does nothing but read, whatever it is given', async () => {
    const all = await declared(['table', 'table_macro']);
    expect(await expectHarmless(all.flatMap(callsOf))).toBeGreaterThan(30);
  });

  it('as a PRAGMA is let through by the list, or known and refused', async () => {
    const all = await declared(['pragma']);
    expect(names(all)).toEqual([...pragmas, ...refused.pragma].sort());
    for (const name of refused.pragma) {
      expect((await said(`pragma ${name}`)).text).toMatch(new RegExp(`^PRAGMA ${name} is`, 'u'));
    }
    expect(await expectHarmless(all.flatMap(pragmaCallsOf))).toBeGreaterThan(5);
  });

  it('of one value does nothing but compute it', async () => {
    const all = await declared(['scalar', 'macro', 'aggregate']);
    const first = new Map(all.map((one) => [`${one.name} ${one.types.length}`, one]));
    const calls = [...first.values()].flatMap((one) => callsOf(one).slice(1, 2));
    expect(await expectHarmless(calls)).toBeGreaterThan(300);
  });

  it('of one value that has effects is refused', async () => {
    const rows = await database.rows(
      `select distinct function_name as name from duckdb_functions()
       where stability = 'VOLATILE' or has_side_effects`,
    );
    const found = rows.map(({ name }) => String(name));
    expect(found.filter((name) => !refusedFunctions.has(name)).sort()).toEqual(harmless);
    for (const name of refusedFunctions) {
      expect((await said(`select ${name}('counter')`)).text).toContain(
        `${name}() is not available`,
      );
    }
  });

  it('that is let through is told in the documents', () => {
    const text = readFileSync(join(packageRoot, 'docs', 'analysts.md'), 'utf8');
    for (const name of [...tableFunctions, ...pragmas, ...refusedFunctions]) {
      expect(text).toContain(`\`${name}\``);
    }
  });
});

describe('a function is found wherever it stands', () => {
  const call = `read_text(${quoted(canary)})`;
  it.each([
    `from ${call}`,
    `from READ_TEXT(${quoted(canary)})`,
    `from "read_text"(${quoted(canary)})`,
    `from system.main.read_text(${quoted(canary)})`,
    'from read_text($path)',
    `select (select content from ${call})`,
    `with a as materialized (from ${call}) from a`,
    `with recursive a as (select 1 as n union all select 2 from ${call}) from a`,
    `from verdicts where exists (from ${call})`,
    `from verdicts, lateral (from ${call})`,
    `from verdicts natural join ${call}`,
    `from (describe from ${call})`,
    `describe from ${call}`,
    `summarize from ${call}`,
    `explain from ${call}`,
    `explain analyze from ${call}`,
    `from (pivot ${call} on content in ('a') using count(*))`,
    `select 1 union all select 2 from ${call}`,
    `select 1 order by (select content from ${call})`,
    `select list_transform([1], lambda x: (select content from ${call}))`,
    `from query(${quoted(`from ${call}`)})`,
    `from query(${quoted(`from query(${quoted(`from ${call}`)})`)})`,
  ])('%s', async (sql) => {
    expect(await said(sql)).toEqual({
      isRun: false,
      text: 'read_text() is not available: a query can only read the published tables.',
    });
  });

  it.each([
    "from query('from read_' || 'text(1)')",
    "from query('pragma version')",
    "from query('explain select 1')",
    'from query($text)',
    'from duckdb_logs',
    'from main.duckdb_logs',
    "pragma table_info(getenv('HOME'))",
    "pragma import_database('x')",
    "call enable_logging('x')",
    "select 1; pragma import_database('x')",
    // Each of them ends a comment or a list of options elsewhere than it seems.
    'explain analyze --\rcreate temp table x as --\n select 1',
    'explain analyze /* /* */ select 1 -- */ create temp table x as select 1',
    'explain (analyze /* ) select 1 -- */ ) create temp table x as select 1',
  ])('%s is refused', async (sql) => {
    const { isRun, text } = await said(sql);
    expect([isRun, text]).toEqual([false, expect.stringMatching(/can only read|Expected one/u)]);
  });

  it.each([
    "from query('select 1 as n')",
    "from query('from range(3)')",
    "from query_table(['verdicts'])",
    'from Range(3)',
    "/* a /* b */ */ pragma table_info('verdicts');",
    'pragma show_tables',
    '-- a\rexplain analyze select 1',
    'explain (analyze, format json) select 1',
    'select unnest(range(3)), random() >= 0',
    'from duckdb_tables',
  ])('%s is run', async (sql) => {
    expect(await said(sql)).toMatchObject({ isRun: true });
  });
});
