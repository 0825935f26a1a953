import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../pipelines/base/database.js';
import { openProject, query } from '../../../pipelines/index.js';
import { command } from '../../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-limits-'));
const scratch = join(folder, 'scratch');
const target = join(folder, 'x.csv');
const before = process.env.TMPDIR;

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  mkdirSync(scratch);
  process.env.TMPDIR = scratch;
  const database = await Database.open(join(folder, 'out', 'reliability.duckdb'));
  await database.query('create table verdicts as select range as n from range(200000)');
  database.close();
});
// Nothing stays of a query that was ended, and the next one runs.
afterEach(async () => {
  expect(readdirSync(scratch)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['out', 'scratch']);
  const said = await ask('select count(*) as n from verdicts', '--json');
  expect(said.out).toBe('[{"n":200000}]');
});
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true, force: true });
});

const ask = (sql: string, ...more: string[]) =>
  command('query', sql, '--project', folder, '--lang', 'en', ...more);

const file = ['-o', target];

describe('time', () => {
  it.each([
    // DuckDB does not listen while it makes the one list.
    ['in one call', 'select range(1000000000) as l', ['--json', '--memory', '4GB']],
    ['while it is planned', "select length(repeat('x', 2000000000)) as n", ['--memory', '4GB']],
    ['while rows become text', 'select range as n from range(30000000)', ['--format', 'ndjson']],
    ['while a file is written', 'select range as n from range(30000000)', ['-o', target]],
    ['while it sorts', 'from range(100000000) order by hash(range)', [...file, '--memory', '99MB']],
  ])('ends a query %s', async (_, sql, more) => {
    const { code, notes } = await ask(sql, '--timeout', '0.3s', ...more);
    const text = notes.replace(/^\{.*"message":"([^"]*)".*$/su, '$1');
    expect([code, text.split('\n')[0]]).toEqual([
      1,
      'The query was stopped: it took more than 0.3 s.',
    ]);
    expect(existsSync(target)).toBe(false);
  });

  it('ends one of the library, with its signal', async () => {
    const project = await openProject(folder);
    const signal = AbortSignal.timeout(300);
    const sql = 'select range(1000000000) as l';
    await expect(query(project, sql, {}, { signal })).rejects.toThrow('The query was cancelled.');
    await expect(query(project, sql, {}, { signal })).rejects.toThrow('The query was cancelled.');
  });
});

describe('memory', () => {
  const long = "select repeat('x', 2000) || n as t from verdicts, range(2)";

  it.each([
    ['in one call', 'select range(1000000000) as l', file],
    ['while it is planned', "select length(repeat('x', 2000000000)) as n", []],
    // DuckDB needs little for them, but all of them are in one table.
    ['while rows become text', long, ['--limit', '0']],
  ])('ends a query %s', async (_, sql, more) => {
    const { code, notes } = await ask(sql, '--memory', '100MB', ...more);
    expect([code, notes]).toEqual([
      1,
      'The query was stopped: it took more than 503 MB of memory.\n' +
        'Narrow the query, or raise the limit with --memory.',
    ]);
  });

  it('ends one of the library, before its rows come to the caller', async () => {
    const project = await openProject(folder);
    await expect(query(project, long, {}, { memory: '100MB' })).rejects.toThrow('503 MB of memory');
  });
});
