import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, withDatabase } from '../../pipelines/base/database.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { ownPlace } from '../../pipelines/files/guard.js';
import { makeWhole } from '../../pipelines/files/whole.js';
import { command } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-large-'));
const published = join(folder, 'out', 'reliability.duckdb');
const file = (name: string) => join(folder, name);

/** Two tables of one number, filled in two steps, put in the place of the old ones. */
async function publishVersion(version: number): Promise<void> {
  await makeWhole(ownPlace(published), async (beside) => {
    const database = await Database.open(beside);
    await database.query(`create table verdicts as select ${version} as v from range(5000)`);
    await database.query(`create table checks as select ${version} as v from range(5000)`);
    database.close();
  });
}

/** Prints the most memory that the process had, in MB, when it ends. */
const tellsPeak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS / 1024))",
)}`;

/**
 * Runs a query in a process of its own; its output is counted and not kept. The process that it runs the
 * query in is ended beyond 100 MB and the 384 MiB of the program: what is done, is done within 512 MB.
 */
async function measured(sql: string, ...more: string[]) {
  const program = join(packageRoot, 'dist', 'pipelines', 'main.js');
  const limits = ['--memory', '100MB'];
  const args = [
    '--import',
    tellsPeak,
    program,
    'query',
    sql,
    '--project',
    folder,
    ...limits,
    ...more,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let lines = 0;
  let notes = '';
  child.stdout.on('data', (bytes: Buffer) => {
    for (const byte of bytes) if (byte === 10) lines += 1;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code, notes).toBe(0);
  return { lines, megabytes: Number(/peak ([\d.]+)/u.exec(notes)?.[1]) };
}

beforeAll(async () => {
  mkdirSync(join(folder, 'out'));
  await publishVersion(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('long results', () => {
  const rows = (count: number) =>
    `select range as n, 'row ' || range % 1000 as t, range / 4 as q from range(${count})`;
  const read = (sql: string) => withDatabase(':memory:', {}, (database) => database.one(sql));
  const whole = (count: number) => ({
    rows: count,
    total: (count * (count - 1)) / 2,
    first: 0,
    last: count - 1,
  });
  const summary = `select count(*) as rows, cast(sum(n) as bigint) as total, min(n) as first, max(n) as last`;
  it('of ten million rows are written as csv and parquet within 512 MB', async () => {
    const count = 10_000_000;
    const csv = await measured(rows(count), '-o', file('x.csv'));
    const columns = "{'n': 'BIGINT', 't': 'VARCHAR', 'q': 'DOUBLE'}";
    expect(
      await read(
        `${summary} from read_csv('${file('x.csv')}', auto_detect = false, header = true, columns = ${columns})`,
      ),
    ).toEqual(whole(count));
    expect(readFileSync(file('x.csv')).subarray(-27).toString()).toBe(
      '9999999,row 999,2499999.75\r\n'.slice(-27),
    );
    rmSync(file('x.csv'));
    const parquet = await measured(rows(count), '-o', file('x.parquet'));
    expect(await read(`${summary} from '${file('x.parquet')}'`)).toEqual(whole(count));
    rmSync(file('x.parquet'));
    for (const { megabytes } of [csv, parquet]) expect(megabytes).toBeLessThan(512);
  });

  it('of two million are written as ndjson, json and arrow, and into a pipe', async () => {
    const count = 2_000_000;
    for (const format of ['ndjson', 'json']) {
      const { megabytes } = await measured(rows(count), '-o', file(`x.${format}`));
      expect(megabytes).toBeLessThan(512);
      const kind = format === 'json' ? 'array' : 'newline_delimited';
      expect(
        await read(
          `${summary} from read_json('${file(`x.${format}`)}', format = '${kind}', columns = {'n': 'BIGINT'})`,
        ),
      ).toEqual(whole(count));
    }
    const arrow = await measured(rows(count), '-o', file('x.arrow'));
    const table = tableFromIPC(readFileSync(file('x.arrow')));
    expect([table.numRows, table.get(count - 1)?.toJSON()]).toEqual([
      count,
      { n: BigInt(count - 1), t: 'row 999', q: (count - 1) / 4 },
    ]);
    const piped = await measured(rows(count), '--format', 'csv');
    expect(piped.lines).toBe(count + 1);
    for (const { megabytes } of [arrow, piped]) expect(megabytes).toBeLessThan(512);
  });

  it('that fail at their end are not written at all', async () => {
    const sql = "select if(range = 999999, error('late'), range) as n from range(1000000)";
    for (const format of ['csv', 'parquet', 'ndjson', 'json', 'arrow', 'md', 'table']) {
      const target = ['-o', file('late.out'), '--format', format];
      const said = await command('query', sql, '--project', folder, ...target);
      expect([said.code, said.notes.includes('late')]).toEqual([1, true]);
      expect(() => readFileSync(file('late.out'))).toThrow('ENOENT');
    }
    for (const format of ['csv', 'ndjson', 'json', 'table']) {
      const said = await command('query', sql, '--project', folder, '--format', format);
      expect([said.code, said.out]).toEqual([1, '']);
    }
  });
});

describe('a query while a run publishes', () => {
  it('is answered from the old state or the new one, never from both', async () => {
    let isOver = false;
    let version = 0;
    const publishing = (async () => {
      while (!isOver) {
        version += 1;
        await publishVersion(version);
      }
    })();
    const sql = `select (select min(v) from verdicts) as a, (select max(v) from verdicts) as b,
      (select min(v) from checks) as c, (select max(v) from checks) as d`;
    const seen: number[] = [];
    try {
      for (let i = 0; i < 40 || new Set(seen).size < 5; i += 1) {
        const before = version - 1;
        const format = ['--format', ['json', 'ndjson'][i % 2] ?? 'json'];
        const said = await command('query', sql, '--project', folder, ...format);
        expect(said.code, said.notes).toBe(0);
        const { a, b, c, d } = [JSON.parse(said.out)].flat()[0] as Record<string, number>;
        expect([b, c, d]).toEqual([a, a, a]);
        expect(a).toBeGreaterThanOrEqual(before);
        expect(a).toBeLessThanOrEqual(version);
        seen.push(Number(a));
      }
    } finally {
      isOver = true;
      await publishing;
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
