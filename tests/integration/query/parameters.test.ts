import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../pipelines/base/database.js';
import { packageRoot } from '../../../pipelines/base/package.js';
import { parseTimeout } from '../../../pipelines/query/deadline.js';
import { command } from '../../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-parameters-'));
const query = (sql: string, ...more: string[]) =>
  command('query', sql, '--project', folder, '--lang', 'en', ...more);
const program = join(packageRoot, 'dist', 'pipelines', 'main.js');

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  const database = await Database.open(join(folder, 'out', 'reliability.duckdb'));
  await database.query(`create table verdicts as
    select 2020 + n as year, '5101' || lpad(cast(n as varchar), 2, '0') as city_code,
      n / 4.0 as hours, date '2022-01-01' + cast(n as integer) as day from range(4) r(n)`);
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('parameters', () => {
  it('are bound as text and cast to what they are compared with', async () => {
    const sql = `select city_code, typeof($city) as t from verdicts where city_code = $city and year = $YEAR
      and hours >= $least and day = $day and $city <> $hostile`;
    const given = [
      'city=510102',
      'Year=2022',
      'least=0.5',
      'day=2022-01-03',
      "hostile=' or 1=1; --",
    ];
    for (const format of ['json', 'ndjson']) {
      const said = await query(
        sql,
        '--format',
        format,
        ...given.flatMap((one) => ['--param', one]),
      );
      expect([said.code, JSON.parse(said.out)].flat()).toEqual([
        0,
        { city_code: '510102', t: 'VARCHAR' },
      ]);
    }
    const file = join(folder, 'x.csv');
    for (const more of [[], ['--limit', '1']]) {
      const said = await query(
        'select year from verdicts where year > $y',
        '--param',
        'y=2021',
        '-o',
        file,
        ...more,
      );
      expect([said.code, said.notes.includes('1 more rows')]).toEqual([0, more.length > 0]);
    }
  });

  it('may be empty, hold an equals sign, and be explained', async () => {
    const said = await query(
      'select $a as a, $b as b',
      '--param',
      'a=',
      '--param',
      'b=x=y',
      '--json',
    );
    expect(JSON.parse(said.out)).toEqual([{ a: '', b: 'x=y' }]);
    expect((await query('explain select $a', '--param', 'a=1')).code).toBe(0);
    expect((await query('describe select $a', '--param', 'a=1')).code).toBe(0);
  });

  it.each([
    ['a missing one', 'select $city, $year', ['--param', 'year=1'], 'without a value: $city.'],
    [
      'an unknown one',
      'select $city',
      ['--param', 'city=1', '--param', 'cty=2'],
      'did you mean city?',
    ],
    ['one too many', 'select 1', ['--param', 'city=1'], 'It has no parameters.'],
    ['one given twice', 'select $a', ['--param', 'a=1', '--param', 'A=2'], 'given twice'],
    ['no name', 'select $a', ['--param', '=1'], 'as name=value'],
    ['no value', 'select $a', ['--param', 'a'], 'as name=value'],
    ['a place without a name', 'select ?', [], 'need names'],
    ['a number for a name', 'select $1', [], 'need names'],
  ])('%s is an error that says so', async (_, sql, more, words) => {
    const said = await query(sql, ...more);
    expect([said.code, said.notes]).toEqual([2, expect.stringContaining(words)]);
  });

  it('that can’t be cast are told with their value', async () => {
    const said = await query('select * from verdicts where year = $y', '--param', 'y=last');
    expect([said.code, said.notes.includes("'last'")]).toEqual([1, true]);
  });
});

describe('where the query comes from', () => {
  const options = ['--project', folder, '--lang', 'en', '--json'];
  const piped = (input: string, ...args: string[]) =>
    execFileSync(process.execPath, [program, 'query', ...args, ...options], {
      input,
      encoding: 'utf8',
    }).trim();

  it('may be standard input, by a dash or by nothing', () => {
    for (const args of [['-'], [], ['-f', '-']]) {
      expect(piped('select 6 * 7 as n;\n', ...args)).toBe('[{"n":42}]');
    }
    const empty = spawnSync(process.execPath, [program, 'query', ...options], { input: '' });
    expect(empty.status).toBe(2);
  });

  it('may be a file, which keeps the places of errors', async () => {
    const file = join(folder, 'q.sql');
    writeFileSync(file, '-- what\nselect\n  cast(city_code || $x as integer)\nfrom verdicts;\n');
    for (const format of ['csv', 'ndjson', 'table']) {
      const said = await command(
        'query',
        '-f',
        file,
        '--param',
        'x=z',
        '--project',
        folder,
        '--format',
        format,
      );
      expect([said.code, /LINE 3:\s+cast/u.test(said.notes)]).toEqual([1, true]);
    }
    const written = await command(
      'query',
      '-f',
      file,
      '--param',
      'x=z',
      '--project',
      folder,
      '-o',
      join(folder, 'y.csv'),
    );
    expect([written.code, /LINE 3:\s+cast/u.test(written.notes)]).toEqual([1, true]);
  });
});

describe('limits', () => {
  // Twelve joined tables of a thousand rows: done in some million years.
  const endless = `select count(*) as n from ${Array.from({ length: 12 }, (_, i) => `range(1000) r${i}(n${i})`).join(', ')}
    where ${Array.from({ length: 12 }, (_, i) => `n${i}`).join(' + ')} % 7 = 3`;

  it('end a query that takes too long, in every way of writing it', async () => {
    const file = join(folder, 'endless.csv');
    for (const more of [[], ['--json'], ['-o', file], ['-o', file, '--limit', '1']]) {
      const said = await query(endless, '--timeout', '200ms', ...more);
      expect([said.code, said.notes]).toEqual([1, expect.stringContaining('more than 0.2 s')]);
    }
    expect((await query('select 1', '--timeout', '1h')).code).toBe(0);
    expect(
      (await command('query', endless, '--timeout', '0.1s', '--project', folder)).notes,
    ).toContain('查询超过 0.1 秒，已中止');
  });

  it('end one whose rows take too long to write', async () => {
    const said = await query(
      'select range as n from range(100000000)',
      '--format',
      'ndjson',
      '--timeout',
      '2s',
    );
    expect([said.code, said.notes.includes('more than 2 s')]).toEqual([1, true]);
  });

  it('say that memory ran out', async () => {
    const said = await query(
      "select list(range || 'xxxxxxxxxxxxxxxxxxxxxxxx') as l from range(20000000)",
      '--memory',
      '60MB',
    );
    expect([said.code, said.notes]).toEqual([1, expect.stringContaining('--memory')]);
  });

  it('are lengths of time and sizes', async () => {
    expect(['30s', '500ms', '5m', '1h', '2', '1.5s'].map(parseTimeout)).toEqual([
      30_000, 500, 300_000, 3_600_000, 2000, 1500,
    ]);
    for (const wrong of ['0', '-1s', 'soon', '', '9999h']) {
      expect((await query('select 1', '--timeout', wrong)).code).toBe(2);
    }
    expect((await query('select 1', '--memory', 'much')).code).toBe(2);
  });
});
