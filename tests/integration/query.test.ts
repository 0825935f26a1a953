import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../data-samples/generator/sample.js';
import { withDatabase } from '../../pipelines/base/database.js';
import { publishedTables } from '../../schemas/published/index.js';
import { command } from '../support/command.js';
import { readParquet } from '../support/parquet.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-query-'));
const file = (name: string) => join(folder, name);
const query = (sql: string, ...more: string[]) =>
  command('query', sql, '--project', folder, ...more);

beforeAll(async () => {
  await writeSample(folder, { outages: 1000 });
  const ran = await command('run', '--project', folder);
  expect(ran.code, ran.notes).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a query', () => {
  it.each([
    'insert into verdicts select * from verdicts',
    'delete from verdicts',
    'update verdicts set hours = 0',
    'drop table verdicts',
    'create table x as select 1',
    'create temp table x as select 1',
    "attach 'x.duckdb'",
    "copy verdicts to 'stolen.csv'",
    "export database 'stolen'",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from glob('/*')",
    'install httpfs',
    'load httpfs',
    'set enable_external_access = true',
    "set memory_limit = '1GB'",
    'reset lock_configuration',
    'pragma enable_profiling',
    'call pragma_version()',
    'checkpoint',
    'begin transaction',
    'use memory',
    'select 1; drop table verdicts',
    "explain analyze copy verdicts to 'stolen.csv'",
  ])('%s is refused', async (sql) => {
    const before = readdirSync(folder);
    const said = await query(sql, '--lang', 'en');
    expect([1, 2], said.out).toContain(said.code);
    expect(said.notes).not.toBe('');
    expect(said.notes).not.toContain('bug in the program');
    expect(readdirSync(folder)).toEqual(before);
    const count = await query('select count(*) as n from verdicts', '--json');
    expect(JSON.parse(count.out)).toEqual([{ n: 300 }]);
  });

  it.each([
    'select 1 as n',
    'with a as (select 1 as n) select n from a',
    'from (values (1)) t(n)',
    'describe verdicts',
    'show tables',
    'summarize cities',
    'explain select 1',
  ])('%s is run', async (sql) => expect((await query(sql)).code).toBe(0));

  it('says what is wrong, with the table that was meant', async () => {
    const said = await query('select * from verdict', '--lang', 'en');
    expect(said.code).toBe(1);
    expect(said.notes).toContain('Did you mean verdicts?');
    expect((await query('selec 1')).notes).toContain('查询有误');
    expect((await command('query', '--project', folder)).code).toBe(2);
  });
});

const every = `select 'a,"b"' as text, '=1+1' as formula, 9007199254740993::bigint as big,
  12345678901234567890::decimal(38,0) as wide, 1.50::decimal(5,2) as fixed, 0.1::double as ratio,
  true as flag, date '2022-02-28' as day, timestamp '2022-02-28 23:59:59' as at_time,
  null::varchar as nothing, 'x' as text`;

describe('the formats', () => {
  it('csv: exact, quoted, harmless to a spreadsheet', async () => {
    await query(every, '--format', 'csv', '-o', file('x.csv'));
    const text = readFileSync(file('x.csv'), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const [head, row] = Papa.parse<string[]>(text.slice(1).trim()).data;
    expect(head?.[0]).toBe('text');
    expect(row).toEqual([
      'a,"b"',
      "'=1+1",
      '9007199254740993',
      '12345678901234567890',
      '1.50',
      '0.1',
      'true',
      '2022-02-28',
      '2022-02-28T23:59:59',
      '',
      'x',
    ]);
  });

  it('json and ndjson: what a double can’t hold is a string', async () => {
    const expected = {
      text: 'a,"b"',
      formula: '=1+1',
      big: '9007199254740993',
      wide: '12345678901234567890',
      fixed: 1.5,
      ratio: 0.1,
      flag: true,
      day: '2022-02-28',
      at_time: '2022-02-28T23:59:59',
      nothing: null,
      text_2: 'x',
    };
    expect(JSON.parse((await query(every, '--json')).out)).toEqual([expected]);
    expect(JSON.parse((await query(every, '--format', 'ndjson')).out)).toEqual(expected);
    expect((await query("select 'nan'::double as x", '--json')).out).toBe('[{"x":null}]');
  });

  it('arrow: the same types again', async () => {
    const { bytes } = await query(every, '--format', 'arrow');
    const table = tableFromIPC(bytes);
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'text Utf8',
      'formula Utf8',
      'big Int64',
      'wide Decimal[38e0]',
      'fixed Decimal[5e+2]',
      'ratio Float64',
      'flag Bool',
      'day Date32<DAY>',
      'at_time Timestamp<MICROSECOND>',
      'nothing Utf8',
      'text_2 Utf8',
    ]);
    expect(table.get(0)?.toJSON()).toMatchObject({ big: 9007199254740993n, flag: true });
  });

  it('parquet: the same types again', async () => {
    await query(every, '--format', 'parquet', '-o', file('x.parquet'));
    await withDatabase(':memory:', {}, async (database) => {
      const { types, values } = await database.query(
        `select * from read_parquet('${file('x.parquet')}')`,
      );
      expect(types.map(String)).toEqual([
        'VARCHAR',
        'VARCHAR',
        'BIGINT',
        'DECIMAL(38,0)',
        'DECIMAL(5,2)',
        'DOUBLE',
        'BOOLEAN',
        'DATE',
        'TIMESTAMP',
        'VARCHAR',
        'VARCHAR',
      ]);
      expect(values[0]?.map(String).slice(2, 5)).toEqual([
        '9007199254740993',
        '12345678901234567890',
        '1.50',
      ]);
    });
    const other = await readParquet(file('x.parquet'));
    expect(other.types).toEqual([
      'text VARCHAR',
      'formula VARCHAR',
      'big BIGINT',
      'wide DECIMAL(38,0)',
      'fixed DECIMAL(5,2)',
      'ratio DOUBLE',
      'flag BOOLEAN',
      'day DATE',
      'at_time TIMESTAMP',
      'nothing VARCHAR',
      'text_2 VARCHAR',
    ]);
    expect(other.rows).toEqual([
      {
        text: 'a,"b"',
        formula: '=1+1',
        big: 9007199254740993n,
        // This reader gives decimals as doubles.
        wide: 12345678901234567000,
        fixed: 1.5,
        ratio: 0.1,
        flag: true,
        day: new Date('2022-02-28'),
        at_time: new Date('2022-02-28T23:59:59Z'),
        nothing: null,
        text_2: 'x',
      },
    ]);
  });

  it('xlsx: typed cells and no formula', async () => {
    const { bytes } = await query(every, '--format', 'xlsx');
    const book = read(bytes);
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    expect(sheet?.B2).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet?.B2?.f).toBeUndefined();
    expect(sheet?.C2).toMatchObject({ t: 's', v: '9007199254740993' });
    expect(sheet?.E2).toMatchObject({ t: 'n', v: 1.5 });
    expect(utils.sheet_to_json(sheet ?? {})).toHaveLength(1);
  });

  it('table: aligned for CJK, cut with a note; md: escaped', async () => {
    const said = await query('select city_name, city_code from cities', '--limit', '3');
    expect(said.notes).toContain('另有 18 行');
    expect(said.out.split('\n')).toHaveLength(7);
    const md = await query("select '|*' as a, 1 as b", '--format', 'md');
    expect(md.out).toBe('| a | b |\n| --- | ---: |\n| \\|\\* | 1 |');
  });

  it('control characters don’t reach the terminal', async () => {
    const said = await query("select chr(27) || '[31m' || chr(8238) as x");
    for (const character of ['\u001b', '\u202e']) expect(said.out).not.toContain(character);
  });
});

describe('the catalogue', () => {
  it('lists every table, and each says what its columns are', async () => {
    const listed = await command('tables', '--project', folder, '--json');
    const names = (JSON.parse(listed.out) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(publishedTables.map(({ name }) => name));
    for (const name of names) {
      const { columns } = JSON.parse((await command('describe', name, '--json')).out) as {
        columns: { zh: string; en: string; sql_type: string }[];
      };
      expect(columns.length).toBeGreaterThan(2);
      for (const { zh, en } of columns) expect([zh === '', en === '']).toEqual([false, false]);
    }
  });

  it('is in the database as comments, of every table and column', async () => {
    const bare = await query(
      `select table_name || '.' || column_name as c from duckdb_columns()
       where database_name = current_database() and schema_name = 'main' and comment is null
       union all select table_name from duckdb_tables() where comment is null`,
      '--json',
    );
    expect(JSON.parse(bare.out)).toEqual([]);
  });

  it('guesses the table that was meant', async () => {
    const said = await command('describe', 'period_hour', '--lang', 'en');
    expect(said.code).toBe(2);
    expect(said.notes).toContain('did you mean period_hours?');
  });
});
